"""The pages: each module has `routes`, which makes its addresses, and the contexts that its templates get."""
