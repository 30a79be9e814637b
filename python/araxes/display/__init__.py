"""Results made visible: HTML for notebooks and pages, lines for a terminal. Nothing here computes results."""

from araxes.display.cards import result_html, table_html
from araxes.display.html import article_html, document_html
from araxes.display.render import render
from araxes.display.terminal import document_lines

__all__ = ["article_html", "document_html", "document_lines", "render", "result_html", "table_html"]
