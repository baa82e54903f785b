"""The ledger for assistants (Model Context Protocol): what they look up comes with proof. docs/mcp.md describes it.

    server     the tools that an assistant can call
    answers    what each tool answers
    cited      statements with their citations: verbatim words, where they stand, and who carried them

`onrecord mcp` runs it.
"""
