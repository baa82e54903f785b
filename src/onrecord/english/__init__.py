"""What several stages know of English: words that ascribe, offices, names that tell who is meant, wrapped lines.

cues       which words ascribe speech, and which thought
offices    the office or profession that a role tells
telling    whether a name by itself tells who is meant
wrapping   lines that were broken to fit a width
"""
