"""Documents made visible: HTML for notebooks, lines for a terminal. Nothing here computes results."""

from araxes.display.html import document_html
from araxes.display.terminal import document_lines

__all__ = ["document_html", "document_lines"]
