"""The ledger in a browser and over HTTP: pages for people, and the doors that programs come through."""
