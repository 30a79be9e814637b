"""A corpus as one page that needs nothing else: who speaks, about which places, under which names, every article."""

from araxes.report.page import report_html

__all__ = ["report_html"]
