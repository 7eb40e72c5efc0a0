"""From settings to a model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from planner_agent.errors import UserError
from planner_agent.llm.client import RETRIES, OpenAIModel, Price, checked_name
from planner_agent.llm.transport import OPENAI, Endpoint
from planner_agent.secret import Secret
from planner_agent.settings import Settings

#: The name of the model on this machine.
LOCAL = "local"
#: Its answers take some 10 to 60 seconds on one core.
LOCAL_TIMEOUT = 180.0


def open_model(
    settings: Settings | None = None,
    *,
    model: str | None = None,
    base_url: str | None = None,
    api_key: str | Secret | None = None,
    timeout: float | None = None,
    retries: int = RETRIES,
    cache: Path | str | None = None,
) -> OpenAIModel | None:
    """The configured model, or None where none is named: a key alone sends nobody's words anywhere.

    What is given explicitly goes before ``settings`` (default: the environment's). Nothing is asked of the
    network. ``cache`` is a file of answers, for benchmarks. UserError: a base URL without a model, a model at
    OpenAI without a key, a URL or a file that cannot be used.
    """
    settings = _with(settings or Settings.from_env(), model, base_url, api_key, timeout)
    if settings.model is None:
        if base_url is not None:
            raise UserError(
                "There is a base URL, but no model is named.", "Name it with --model or PLANNER_MODEL."
            )
        return None
    if settings.model == LOCAL:
        settings = _local(settings)
    endpoint = Endpoint(settings.base_url or OPENAI, checked_name(settings.model), settings.api_key)
    if endpoint.address == OPENAI and not settings.api_key:
        raise UserError(
            f"The model {endpoint.model!r} at OpenAI needs a key.",
            "Set OPENAI_API_KEY, or OPENAI_BASE_URL for another endpoint.",
        )
    return OpenAIModel(
        endpoint,
        timeout=settings.model_timeout,
        retries=retries,
        price=_price(settings),
        profiles=settings.cache,
        cache=Path(cache) if cache is not None else None,
    )


def _local(settings: Settings) -> Settings:
    """The settings of the server on this machine, which is started if it does not run."""
    from planner_agent.llm.local import endpoint

    base_url, model = endpoint(settings.cache)
    patient = max(settings.model_timeout, LOCAL_TIMEOUT)
    return replace(settings, base_url=base_url, model=model, api_key=None, model_timeout=patient)


def _with(
    settings: Settings,
    model: str | None,
    base_url: str | None,
    api_key: str | Secret | None,
    timeout: float | None,
) -> Settings:
    if model is not None:
        settings = replace(settings, model=model)
    if base_url is not None:
        settings = replace(settings, base_url=base_url)
    if api_key is not None:
        settings = replace(settings, api_key=api_key if isinstance(api_key, Secret) else Secret(api_key))
    if timeout is not None:
        settings = replace(settings, model_timeout=timeout)
    return settings


def _price(settings: Settings) -> Price | None:
    if settings.price_in is None or settings.price_out is None:
        return None
    return Price(settings.price_in, settings.price_out)
