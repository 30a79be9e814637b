"""Documents in the formats of others. Each function writes down what a document says and computes nothing.

| function | format |
|---|---|
| `jsonld` | schema.org JSON-LD: a NewsArticle with its Quotations and Places |
| `web_annotations` | W3C Web Annotation: a page of annotations on the article's text |
| `tei` | TEI P5: said, quote, placeName, with lists of speakers and places |
| `linked_places` | Linked Places (GeoJSON-LD): places with all their names |
| `to_spacy` | a spaCy `Doc` with quotes and places in `Doc.spans` |

>>> import araxes
>>> from araxes import exchange
>>> document = araxes.analyze("“It is wide,” Leyla Orucova said of the road to Goris.")
>>> exchange.jsonld(document)["hasPart"][0]["spokenByCharacter"]["name"]
'Leyla Orucova'
"""

from araxes.exchange.jsonld import jsonld
from araxes.exchange.linkedplaces import linked_places
from araxes.exchange.spacy import to_spacy
from araxes.exchange.tei import tei, tei_corpus
from araxes.exchange.webannotation import web_annotations

__all__ = ["jsonld", "linked_places", "tei", "tei_corpus", "to_spacy", "web_annotations"]
