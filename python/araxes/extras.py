"""Libraries that are only there for some views, loaded when first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def need(module: str, extra: str, what: str) -> Any:
    """Import a library, or say which extra of araxes brings it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        message = f"{what} needs {module}; install it with: pip install 'araxes[{extra}]'"
        raise ModuleNotFoundError(message, name=error.name) from error
