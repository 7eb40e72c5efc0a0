"""A model behind an OpenAI-compatible endpoint: how an ask is put, and how its answer is judged."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from planner_agent.errors import UserError
from planner_agent.llm import failures
from planner_agent.llm.answer_cache import AnswerCache, Kept, key_of
from planner_agent.llm.model import Answer, Ask, AskError, Message, Usage
from planner_agent.llm.profile import Profile, Profiles
from planner_agent.llm.replies import MAX_TEXT, Completion, completion, only_object
from planner_agent.llm.schema import close, violations, without_limits
from planner_agent.llm.transport import Endpoint, NoReply, Reply, send
from planner_agent.telemetry import Span, client_span, content_wanted

RETRIES = 2
_MOST_FORMS = 10
"""Ways to ask that one ask may try: every flag of a profile once."""
_BY_WORDS = (
    "Answer with one JSON object and nothing else: no other words, no code fence. "
    "The object is of this JSON schema:\n{schema}"
)
_FORM_STATUSES = (400, 415, 422, 501)
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Price:
    """The price of a million tokens asked and answered, in the user's unit."""

    tokens_in: Decimal
    tokens_out: Decimal

    def of(self, tokens_in: int, tokens_out: int) -> Decimal:
        return (self.tokens_in * tokens_in + self.tokens_out * tokens_out) / _MILLION


class OpenAIModel:
    """A model at an endpoint. ``timeout`` in seconds is each ask's, with all its retries; ``profiles`` is the
    folder where the endpoint's abilities are kept (None: for this object's life); ``cache`` a file of
    answers."""

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        timeout: float = 60.0,
        retries: int = RETRIES,
        price: Price | None = None,
        profiles: Path | None = None,
        cache: Path | None = None,
    ) -> None:
        self.endpoint = endpoint
        self.timeout = timeout
        self._retries = retries
        self._price = price
        self._profiles = Profiles(profiles)
        self._cache = AnswerCache(cache) if cache is not None else None

    @property
    def name(self) -> str:
        """What the model is called at its endpoint."""
        return self.endpoint.model

    @property
    def keeps_prompts(self) -> bool:
        """Whether a prompt that begins like the last one is cheap: so it is with a server on this machine,
        which
        keeps one prompt and reads slowly."""
        return self.endpoint.loopback

    def __repr__(self) -> str:
        return f"OpenAIModel({self.name!r} at {self.endpoint.address})"

    @property
    def profile(self) -> Profile | None:
        """What the endpoint is known to do; None where it was not asked of late."""
        return self._profiles.get(self.endpoint.address, self.name)

    def ask(self, request: Ask) -> Answer:
        """The checked answer. AskError: there is none, and why; ValueError: the schema is outside the closed
        subset; UserError: the cache file cannot be used."""
        schema = close(request.schema)
        if not request.messages:
            raise ValueError("an ask has at least one message")
        key = key_of(self.name, request, schema) if self._cache else ""
        kept = self._cache.get(key) if self._cache else None
        if kept is not None and (answer := self._revived(kept, schema)) is not None:
            return answer
        with client_span(f"chat {self.name}", _asked(self.endpoint, request)) as span:
            talk = _Talk(self, request, schema, span)
            answer = talk.run()
        if self._cache:
            usage = answer.usage
            self._cache.put(
                key, Kept(answer.text, usage.calls, usage.tokens_in, usage.tokens_out, usage.seconds)
            )
        return answer

    def _revived(self, kept: Kept, schema: Mapping[str, Any]) -> Answer | None:
        """A kept answer is checked like a new one: the file is no authority."""
        found = only_object(kept.text)
        if isinstance(found, str) or violations(found.value, schema):
            return None
        price = self._price.of(kept.tokens_in, kept.tokens_out) if self._price else None
        usage = Usage(kept.calls, kept.tokens_in, kept.tokens_out, kept.seconds, price, cached=True)
        return Answer(found.value, kept.text, usage)


@dataclass(slots=True)
class _Talk:
    """One ask: the same question in looser and looser forms until the endpoint takes one."""

    model: OpenAIModel
    request: Ask
    schema: dict[str, Any]
    span: Span
    begun: float = field(default_factory=time.monotonic)
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def run(self) -> Answer:
        try:
            return self._run()
        except AskError as error:
            error.usage = self._usage()
            raise
        finally:
            self.span.set_attribute("gen_ai.usage.input_tokens", self.tokens_in)
            self.span.set_attribute("gen_ai.usage.output_tokens", self.tokens_out)

    def _run(self) -> Answer:
        model, endpoint = self.model, self.model.endpoint
        profile = model._profiles.get(endpoint.address, model.name) or Profile()
        refused: AskError | None = None
        for _ in range(_MOST_FORMS):
            reply = self._sent(profile)
            if not 200 <= reply.status < 300:
                refused = failures.of_reply(endpoint, reply)
                looser = _looser(profile, reply)
                if looser is None:
                    raise refused
                profile = looser
                continue
            found = completion(reply.body)
            if found is None:
                raise self._no_completion(reply)
            self._count(found)
            try:
                value, obeyed = judged(endpoint, found, self.schema)
            except _Ignored as ignored:
                if not profile.enforced:
                    raise ignored.error from None
                profile = profile.ignored()
                refused = ignored.error
                continue
            if profile.enforced and not obeyed:
                profile = profile.ignored()
            model._profiles.put(endpoint.address, model.name, profile)
            return Answer(value, found.text, self._usage())
        raise refused or failures.failure(endpoint, "bad request", "took no form of the ask")

    def _sent(self, profile: Profile) -> Reply:
        model, request = self.model, self.request
        timeout = model.timeout if request.timeout is None else request.timeout
        if request.cancel is not None and request.cancel.is_set():
            raise failures.of_no_reply(model.endpoint, NoReply("cancelled"), timeout)
        parameters = wire(model.name, request, self.schema, profile)
        reply = send(model.endpoint, parameters, self.begun + timeout, model._retries, request.cancel)
        if isinstance(reply, NoReply):
            raise failures.of_no_reply(model.endpoint, reply, timeout)
        return reply

    def _count(self, found: Completion) -> None:
        self.calls += 1
        self.tokens_in += found.tokens_in
        self.tokens_out += found.tokens_out
        self.span.set_attribute("gen_ai.response.finish_reasons", (found.finish,))
        self.span.set_attribute("gen_ai.response.model", found.model)
        self.span.set_attribute("gen_ai.response.id", found.id)
        if content_wanted():
            said = {"role": "assistant", "parts": [{"type": "text", "content": found.text}]}
            self.span.set_attribute("gen_ai.output.messages", json.dumps([said], ensure_ascii=False))

    def _usage(self) -> Usage:
        price = self.model._price
        return Usage(
            calls=self.calls,
            tokens_in=self.tokens_in,
            tokens_out=self.tokens_out,
            seconds=time.monotonic() - self.begun,
            price=price.of(self.tokens_in, self.tokens_out) if price else None,
        )

    def _no_completion(self, reply: Reply) -> AskError:
        endpoint = self.model.endpoint
        kind = f" ({reply.content_type})" if reply.content_type else ""
        said = failures.shown(endpoint, reply.body[:400].decode("utf-8", errors="replace"))
        what = f"answered {reply.status} with something that is no chat completion{kind}{said}"
        return failures.failure(endpoint, "not a completion", what, reply.status)


class _Ignored(Exception):
    """An answer that no endpoint writes that holds to a schema."""

    def __init__(self, error: AskError) -> None:
        self.error = error


def judged(endpoint: Endpoint, found: Completion, schema: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """The value of a completion, and whether its text is that value alone. AskError, or _Ignored where the
    shape
    itself is wrong."""
    if found.refusal is not None:
        raise failures.failure(
            endpoint, "refused", f"declined to answer{failures.shown(endpoint, found.refusal)}"
        )
    if found.finish == "content_filter":
        raise failures.failure(endpoint, "refused", "was stopped by a content filter")
    if len(found.text) > MAX_TEXT:
        raise failures.too_long(endpoint, len(found.text))
    cut = found.finish == "length"
    if not found.text.strip():
        kind = "too long" if cut else "empty"
        raise failures.failure(
            endpoint, kind, "used up max_tokens without a word" if cut else "gave an empty answer"
        )
    parsed = only_object(found.text)
    if cut and (isinstance(parsed, str) or not parsed.bare):
        raise failures.failure(endpoint, "too long", "was cut off at max_tokens before its answer was whole")
    if isinstance(parsed, str):
        said = failures.shown(endpoint, found.text)
        raise _Ignored(failures.failure(endpoint, "not JSON", f"gave no JSON object ({parsed}){said}"))
    try:
        wrong = violations(parsed.value, schema)
    except RecursionError:
        raise failures.failure(endpoint, "wrong schema", "gave an object that is nested too deep") from None
    if wrong:
        error = failures.failure(
            endpoint,
            "wrong schema",
            f"gave an object that is not of the schema{failures.shown(endpoint, str(wrong[0]))}",
        )
        if all(
            one.limit for one in wrong
        ):  # shape right, only too much of it: many servers do not hold limits
            raise error
        raise _Ignored(error)
    return parsed.value, parsed.bare


def wire(model: str, request: Ask, schema: dict[str, Any], profile: Profile) -> dict[str, Any]:
    """The parameters of the chat completion, in the form that the profile names."""
    messages = list(request.messages)
    parameters: dict[str, Any] = {"model": model, profile.tokens: request.max_tokens}
    if profile.temperature:
        parameters["temperature"] = request.temperature
    if profile.seed and request.seed is not None:
        parameters["seed"] = request.seed
    if profile.enforced:
        sent = schema if profile.limits else without_limits(schema)
        format_: dict[str, Any] = {"name": request.schema_name, "schema": sent}
        if profile.mode == "strict":
            format_["strict"] = True
        parameters["response_format"] = {"type": "json_schema", "json_schema": format_}
    else:
        words = _BY_WORDS.format(schema=json.dumps(schema, ensure_ascii=False, separators=(",", ":")))
        messages = _with_system(messages, words)
        if profile.mode == "json_object":
            parameters["response_format"] = {"type": "json_object"}
    if not profile.system:
        messages = _without_system(messages)
    parameters["messages"] = [{"role": message.role, "content": message.text} for message in messages]
    return parameters


def _with_system(messages: list[Message], words: str) -> list[Message]:
    if messages and messages[0].role == "system":
        return [Message("system", f"{messages[0].text}\n\n{words}"), *messages[1:]]
    return [Message("system", words), *messages]


def _without_system(messages: list[Message]) -> list[Message]:
    """For templates without that role: what it says stands at the head of the first other message."""
    said = "\n\n".join(message.text for message in messages if message.role == "system")
    others = [message for message in messages if message.role != "system"]
    if not said:
        return others
    if not others or others[0].role != "user":
        return [Message("user", said), *others]
    return [Message("user", f"{said}\n\n{others[0].text}"), *others[1:]]


def _looser(profile: Profile, reply: Reply) -> Profile | None:
    said = failures.words_of(reply.body)
    if reply.status in _FORM_STATUSES:
        return profile.after_refusal(said, unclear=True)
    if reply.status >= 500:  # some servers fail over a schema that they cannot turn into a grammar
        return profile.after_refusal(said, unclear=False)
    return None


def _asked(endpoint: Endpoint, request: Ask) -> dict[str, Any]:
    """What is known before the call, in the words of the semantic conventions."""
    attributes: dict[str, Any] = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": endpoint.model,
        "gen_ai.request.max_tokens": request.max_tokens,
        "gen_ai.request.temperature": request.temperature,
        "gen_ai.request.seed": request.seed,
        "gen_ai.output.type": "json",
        "server.address": endpoint.host,
        "server.port": endpoint.port,
        "planner_agent.purpose": request.purpose,
    }
    if content_wanted():
        said = [
            {"role": message.role, "parts": [{"type": "text", "content": message.text}]}
            for message in request.messages
        ]
        attributes["gen_ai.input.messages"] = json.dumps(said, ensure_ascii=False)
    return attributes


def probe(model: OpenAIModel) -> Answer:
    """A small ask that shows what the endpoint can do; AskError where it cannot be asked."""
    schema = {
        "type": "object",
        "properties": {"ready": {"type": "boolean"}},
        "required": ["ready"],
        "additionalProperties": False,
    }
    question = Message("user", 'Are you ready? Answer as JSON: {"ready": true}')
    return model.ask(Ask((question,), schema, "ready", max_tokens=200, purpose="probe"))


def checked_name(text: str) -> str:
    """A model's name that can be sent and shown; UserError for anything else."""
    name = text.strip()
    if not name or len(name) > 200 or not name.isprintable():
        raise UserError(f"The model is {text[:60]!r}, which is no name.", "Give its name at the endpoint.")
    return name
