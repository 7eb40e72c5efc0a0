"""Traces by OpenTelemetry where it is installed and set up; nothing at all where it is not.

Spans follow the semantic conventions for generative AI. What was said is recorded only if
OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT is "true".
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

CONTENT = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"


class Span(Protocol):
    """What is used of a span."""

    def set_attribute(self, key: str, value: Any) -> None:
        """Notes one attribute."""
        ...


class _NoSpan:
    def set_attribute(self, key: str, value: Any) -> None:
        pass


def content_wanted() -> bool:
    """Whether the user asked that messages and answers be recorded."""
    return os.environ.get(CONTENT, "").strip().lower() == "true"


@contextmanager
def client_span(name: str, attributes: Mapping[str, Any]) -> Iterator[Span]:
    """A span of kind CLIENT around a call of another service. An error is noted by its ``kind`` or its type,
    not by its words."""
    try:
        from opentelemetry import trace
    except ImportError:
        yield _NoSpan()
        return
    tracer = trace.get_tracer("planner_agent")
    with tracer.start_as_current_span(
        name,
        kind=trace.SpanKind.CLIENT,
        attributes={key: value for key, value in attributes.items() if value is not None},
        record_exception=False,
        set_status_on_exception=False,
    ) as span:
        try:
            yield span
        except BaseException as error:
            span.set_attribute("error.type", str(getattr(error, "kind", type(error).__name__)))
            span.set_status(trace.StatusCode.ERROR)
            raise
