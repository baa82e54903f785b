"""The JSON-LD context of an export, which stands in the document itself: nothing has to be fetched to read it.

Terms of our own have names below `urn:onrecord:terms:`. They are names and no addresses.
"""

from __future__ import annotations

from typing import Any

_SCHEMA = (
    "NewsArticle", "Quotation", "CreativeWork", "Person", "Organization", "GovernmentOrganization",
    "NewsMediaOrganization", "text", "name", "jobTitle", "description", "headline", "creditText", "inLanguage",
    "identifier", "sha256", "version", "articleBody", "datePublished", "dateCreated", "publisher", "url",
)  # fmt: skip
_ANNOTATION = (
    "Annotation",
    "SpecificResource",
    "TextPositionSelector",
    "TextQuoteSelector",
    "exact",
    "prefix",
    "suffix",
)
_PROV = ("Entity", "Agent", "SoftwareAgent", "actedOnBehalfOf")
_OURS = ("kind", "mode", "act", "plover", "publishedCertainty", "retrieved", "review")


def _link(name: str, **more: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id", **more}


def _typed(name: str, type: str) -> dict[str, str]:
    return {"@id": name, "@type": type}


CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "as": "https://www.w3.org/ns/activitystreams#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "oa": "http://www.w3.org/ns/oa#",
    "onrecord": "urn:onrecord:terms:",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    **{name: f"schema:{name}" for name in _SCHEMA},
    **{name: f"oa:{name}" for name in _ANNOTATION},
    **{name: f"prov:{name}" for name in _PROV},
    **{name: f"onrecord:{name}" for name in _OURS},
    "url": _typed("schema:url", "xsd:anyURI"),
    "isPartOf": _link("schema:isPartOf"),
    "spokenByCharacter": _link("schema:spokenByCharacter"),
    "wasQuotedFrom": _link("prov:wasQuotedFrom"),
    "hadPrimarySource": _link("prov:hadPrimarySource"),
    "wasDerivedFrom": _link("prov:wasDerivedFrom"),
    "wasAttributedTo": _link("prov:wasAttributedTo"),
    "wasRevisionOf": _link("prov:wasRevisionOf"),
    "body": _link("oa:hasBody"),
    "target": _link("oa:hasTarget"),
    "source": _link("oa:hasSource"),
    "selector": _link("oa:hasSelector"),
    "motivation": _link("oa:motivatedBy"),
    "start": _typed("oa:start", "xsd:nonNegativeInteger"),
    "end": _typed("oa:end", "xsd:nonNegativeInteger"),
    "created": _typed("dcterms:created", "xsd:dateTime"),
    "generator": _link("as:generator"),
    "confidence": _typed("onrecord:confidence", "xsd:double"),
    "negated": _typed("onrecord:negated", "xsd:boolean"),
    "addedAt": _typed("onrecord:addedAt", "xsd:dateTime"),
    "notSaidBy": _link("onrecord:notSaidBy"),
    "inside": _link("onrecord:inside"),
    "sourceWords": _link("onrecord:sourceWords"),
    "cueWords": _link("onrecord:cueWords"),
}


def typed_date(value: str) -> str | dict[str, str]:
    """An EDTF date with the type of XML Schema that fits it, or else EDTF's; a week of ISO 8601 is a plain text."""
    if "W" in value or not value.isascii():
        return value
    digits = value.replace("-", "")
    shape = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}.get(len(value))
    # 2022-21 is a spring of EDTF, and no month of XML Schema.
    plain = shape if digits.isdigit() and not (shape == "xsd:gYearMonth" and not "01" <= value[5:] <= "12") else None
    return {"type": plain or "edtf:EDTF", "@value": value}
