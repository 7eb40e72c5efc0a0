"""Forms of asking, what is found out about an endpoint, what it costs, what is kept."""

from __future__ import annotations

import json
import sqlite3
from datetime import timedelta
from decimal import Decimal

import pytest

from planner_agent import ModelError, Settings, UserError
from planner_agent.llm import AskError, Message, NoScriptedAnswer, ScriptedModel, Usage, open_model
from planner_agent.llm import profile as profiles
from planner_agent.llm.client import probe
from planner_agent.llm.profile import Profile
from tests.llm.conftest import GOOD, KEY, SCHEMA, asking
from tests.llm.endpoint import Endpoint, completion, hang, ignoring, raw, serving, status

TEXT = json.dumps(GOOD)


# ---- forms


@pytest.mark.parametrize("mode", profiles.MODES)
def test_the_strictest_form_that_is_taken_is_found_once(opened, mode) -> None:
    with Endpoint(serving(GOOD, mode)) as endpoint:
        model = opened(endpoint)
        assert model.profile is None
        first, second = model.ask(asking()), model.ask(asking(seed=2))
        again = opened(endpoint).ask(asking(seed=3))  # another process would read it from disk
    tried = list(profiles.MODES[: profiles.MODES.index(mode) + 1])
    assert endpoint.modes == [*tried, mode, mode]
    assert first.value == second.value == again.value == GOOD
    assert model.profile is not None and model.profile.mode == mode


def test_the_wire_is_what_the_endpoint_documents(opened) -> None:
    with Endpoint(serving(GOOD, "json_object")) as endpoint:
        opened(endpoint).ask(asking(seed=7))
    strict, plain_schema, json_mode = (request.body for request in endpoint.requests)
    assert endpoint.requests[0].path == "/v1/chat/completions"
    assert strict["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "wishes", "schema": SCHEMA, "strict": True},
    }
    assert (strict["model"], strict["max_tokens"], strict["temperature"], strict["seed"]) == (
        "m-1",
        200,
        0.0,
        7,
    )
    assert strict["messages"][0] == {"role": "system", "content": "You read wishes."}
    assert "strict" not in plain_schema["response_format"]["json_schema"]
    assert json_mode["response_format"] == {"type": "json_object"}
    assert json.dumps(SCHEMA, separators=(",", ":")) in json_mode["messages"][0]["content"]
    assert len(json_mode["messages"]) == 2


@pytest.mark.parametrize(
    ("refusal", "gone", "there"),
    [
        ("No parameter 'max_tokens', use 'max_completion_tokens'.", "max_tokens", "max_completion_tokens"),
        ("Unsupported value: 'temperature' does not support 0.0 with this model.", "temperature", "seed"),
        ("Unrecognized request argument supplied: seed", "seed", "temperature"),
    ],
)  # fmt: skip
def test_a_parameter_that_is_refused_is_left_out(opened, refusal, gone, there) -> None:
    with Endpoint(status(400, refusal), completion(GOOD)) as endpoint:
        model = opened(endpoint)
        model.ask(asking(seed=1))
        model.ask(asking(seed=1))
    assert endpoint.modes == ["strict"] * 3
    for request in endpoint.requests[1:]:
        assert gone not in request.body and there in request.body


def test_limits_that_are_refused_are_not_sent_but_held_to(opened) -> None:
    refusal = status(400, "Invalid schema for response_format 'wishes': 'maxItems' is not permitted.")
    with Endpoint(refusal, completion(GOOD), completion({**GOOD, "wishes": GOOD["wishes"] * 4})) as endpoint:
        model = opened(endpoint)
        assert model.ask(asking()).value == GOOD
        with pytest.raises(AskError, match="4 items, more than 3"):
            model.ask(asking())
    sent = json.dumps(endpoint.requests[1].body["response_format"])
    assert endpoint.modes == ["strict"] * 3 and "maxItems" not in sent and "maxLength" not in sent


def test_a_template_without_a_system_role(opened) -> None:
    with Endpoint(status(400, "System role not supported"), completion(GOOD)) as endpoint:
        opened(endpoint).ask(asking())
    assert endpoint.requests[1].body["messages"] == [
        {"role": "user", "content": "You read wishes.\n\nParis, and two museums"}
    ]


@pytest.mark.parametrize("prose", ["Gladly! Paris it is.", '{"answer": "Paris"}', "```json\n{}\n```"])
def test_a_server_that_ignores_the_schema_is_told_it_in_words(opened, prose) -> None:
    with Endpoint(ignoring(prose, f"Here you are:\n```json\n{TEXT}\n```\nAnything else?")) as endpoint:
        model = opened(endpoint)
        answer = model.ask(asking())
        model.ask(asking())
    assert answer.value == GOOD and answer.usage.calls == 2 and answer.usage.tokens_in == 80
    assert endpoint.modes == ["strict", "json_object", "json_object"]


def test_a_right_answer_in_a_fence_shows_that_the_schema_is_not_enforced(opened) -> None:
    with Endpoint(completion(f"```json\n{TEXT}\n```")) as endpoint:
        model = opened(endpoint)
        assert model.ask(asking()).value == GOOD
        model.ask(asking())
    assert endpoint.modes == ["strict", "json_object"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"  {TEXT}\n",
        f"<think>Is it {{}} or {TEXT[:20]}?</think>\n{TEXT}",
        f"```\n{TEXT}\n```",
        f"The wishes are {TEXT}, I believe {{sic}}.",
        f"{TEXT}\n{TEXT}",
    ],
)
def test_the_object_is_found_in_what_a_plain_model_writes(opened, text) -> None:
    with Endpoint(serving(text, "plain")) as endpoint:
        assert opened(endpoint).ask(asking()).value == GOOD


def test_two_different_objects_are_no_answer(opened) -> None:
    other = json.dumps({**GOOD, "city": "Rome"})
    with Endpoint(serving(f"{TEXT} or rather {other}", "plain")) as endpoint:
        model = opened(endpoint)
        with pytest.raises(AskError, match="several different"):
            model.ask(asking())


def test_what_no_form_helps_is_asked_once(opened) -> None:
    with Endpoint(status(400, "This model's maximum context length is 512 tokens")) as endpoint:
        model = opened(endpoint)
        with pytest.raises(AskError, match="maximum context"):
            model.ask(asking())
    assert len(endpoint.requests) == 1


def test_a_refusal_without_a_reason_is_followed_down_and_then_told(opened) -> None:
    with Endpoint(status(400, "Bad Request")) as endpoint:
        model = opened(endpoint)
        with pytest.raises(AskError, match="answered 400: “Bad Request”") as caught:
            model.ask(asking())
    assert endpoint.modes == list(profiles.MODES)
    assert caught.value.kind == "bad request" and model.profile is None


def test_a_completion_under_a_wrong_content_type_is_one(opened) -> None:
    with Endpoint(completion(GOOD, content_type="text/plain")) as endpoint:
        assert opened(endpoint).ask(asking()).value == GOOD


def test_a_whole_answer_at_the_limit_is_whole(opened) -> None:
    with Endpoint(completion(TEXT + " " * 50, finish="length")) as endpoint:
        assert opened(endpoint).ask(asking()).value == GOOD


def test_parts_and_missing_usage_are_understood(opened) -> None:
    parts = [{"type": "text", "text": TEXT[:9]}, {"type": "text", "text": TEXT[9:]}]
    body = json.dumps({"choices": [{"message": {"content": parts}}]})
    with Endpoint(raw(body)) as endpoint:
        answer = opened(endpoint).ask(asking())
    assert answer.value == GOOD and (answer.usage.tokens_in, answer.usage.calls) == (0, 1)


# ---- profiles on disk


def test_a_profile_expires_and_a_broken_file_is_no_matter(opened, tmp_path, monkeypatch) -> None:
    with Endpoint(serving(GOOD, "plain")) as endpoint:
        opened(endpoint).ask(asking())
        file = tmp_path / "cache" / profiles.FILE
        assert KEY not in file.read_text()
        assert opened(endpoint).profile == Profile(mode="plain")
        later = profiles._now() + profiles.KEPT + timedelta(minutes=1)
        monkeypatch.setattr(profiles, "_now", lambda: later)
        assert opened(endpoint).profile is None
        for broken in ("", "[]", "{", '{"x": 1}', json.dumps({f"{endpoint.url} m-1": {"mode": "psychic"}})):
            file.write_text(broken)
            assert opened(endpoint).profile is None
        opened(endpoint).ask(asking())
        assert opened(endpoint).profile == Profile(mode="plain")


def test_a_folder_that_cannot_be_written_is_no_matter(opened, tmp_path, monkeypatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PLANNER_CACHE", str(tmp_path / "file" / "below"))
    with Endpoint(serving(GOOD, "json_object")) as endpoint:
        model = opened(endpoint)
        model.ask(asking())
        model.ask(asking())
    assert endpoint.modes == ["strict", "json_schema", "json_object", "json_object"]


# ---- costs


def test_tokens_and_price_are_counted(opened, monkeypatch) -> None:
    monkeypatch.setenv("PLANNER_PRICE_IN", "0.15")
    monkeypatch.setenv("PLANNER_PRICE_OUT", "0.60")
    with Endpoint(completion(GOOD, tokens=(1000, 50))) as endpoint:
        usage = opened(endpoint).ask(asking()).usage
    assert usage.price == Decimal("0.00018") and not usage.cached and usage.seconds > 0


def test_an_unknown_price_stays_unknown_in_a_sum() -> None:
    priced = Usage(1, 10, 2, 0.5, Decimal("0.01"))
    assert Usage.total([priced, priced]).price == Decimal("0.02")
    assert Usage.total([priced, Usage(1, 10, 2, 0.5)]).price is None
    assert Usage.total([]) == Usage() and (Usage() + priced).price == priced.price
    assert Usage.total([priced, Usage(1, 5, 1, 0.25)]) == Usage(2, 15, 3, 0.75)


def test_a_failed_ask_says_what_it_took(opened) -> None:
    with Endpoint(completion("no object", tokens=(30, 3))) as endpoint, pytest.raises(AskError) as caught:
        opened(endpoint).ask(asking())
    assert (caught.value.usage.calls, caught.value.usage.tokens_in) == (2, 60)


# ---- the cache of answers


def test_a_kept_answer_is_not_asked_again(opened, tmp_path) -> None:
    file = tmp_path / "answers.sqlite"
    with Endpoint(completion(GOOD), completion({**GOOD, "city": "Rome"})) as endpoint:
        first = opened(endpoint, cache=file).ask(asking())
        kept = opened(endpoint, cache=file).ask(asking(purpose="another", timeout=5))
        others = [
            opened(endpoint, cache=file).ask(asking(**change))
            for change in ({"seed": 1}, {"temperature": 0.7}, {"max_tokens": 99}, {"schema_name": "w"},
                           {"messages": (Message("user", "Rome"),)})
        ]  # fmt: skip
    assert kept.value == first.value == GOOD and kept.usage.cached and not first.usage.cached
    assert (kept.usage.tokens_in, kept.usage.seconds) == (first.usage.tokens_in, first.usage.seconds)
    assert {other.value["city"] for other in others} == {"Rome"} and len(endpoint.requests) == 6


def test_a_failure_is_not_kept_and_a_spoilt_answer_is_asked_again(opened, tmp_path) -> None:
    file = tmp_path / "answers.sqlite"
    with Endpoint(status(401), completion(GOOD)) as endpoint:
        model = opened(endpoint, cache=file)
        with pytest.raises(AskError):
            model.ask(asking())
        model.ask(asking())
        with sqlite3.connect(file) as database:
            database.execute("""UPDATE answers SET text = '{"city": 7}'""")
        database.close()
        assert model.ask(asking()).value == GOOD
    assert len(endpoint.requests) == 3


def test_a_cache_that_cannot_be_used_is_the_users(tmp_path) -> None:
    (tmp_path / "words.txt").write_text("no database, " * 20)
    for path in (tmp_path / "words.txt", tmp_path, tmp_path / "none" / "x.sqlite"):
        with pytest.raises(UserError, match="cache of answers"):
            open_model(model="m", base_url="http://127.0.0.1:9/v1", cache=path)


# ---- opening


@pytest.mark.parametrize(
    ("env", "found"),
    [
        ({}, None),
        ({"OPENAI_API_KEY": KEY}, None),
        ({"OPENAI_BASE_URL": "http://localhost:8080/v1"}, None),
        ({"PLANNER_MODEL": "gpt", "OPENAI_API_KEY": KEY}, "https://api.openai.com/v1"),
        ({"PLANNER_MODEL": "q", "OPENAI_BASE_URL": "http://localhost:8080/v1/"}, "http://localhost:8080/v1"),
    ],
)
def test_a_model_is_opened_where_one_is_named(env, found) -> None:
    model = open_model(Settings.from_env(env))
    assert (model and model.endpoint.address) == found


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"model": "gpt"}, "needs a key"),
        ({"base_url": "http://localhost/v1"}, "no model is named"),
        ({"model": "m", "base_url": "localhost:8080"}, "base URL of the model is none"),
        ({"model": "m", "base_url": "ftp://localhost"}, "base URL of the model is none"),
        ({"model": "m", "base_url": "http://[::1"}, "base URL of the model is none"),
        ({"model": "m", "base_url": f"http://me:{KEY}@localhost/v1"}, "more than an address"),
        ({"model": "m", "base_url": f"http://localhost/v1?key={KEY}"}, "more than an address"),
        ({"model": " ", "base_url": "http://localhost/v1"}, "no name"),
    ],
)
def test_what_cannot_be_opened_is_told_without_the_key(options, words) -> None:
    with pytest.raises(UserError, match=words) as caught:
        open_model(Settings.from_env({}), **options)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLANNER_PRICE_IN", "cheap"), ("PLANNER_PRICE_OUT", "-1"), ("PLANNER_PRICE_IN", "NaN"),
        ("PLANNER_MODEL_TIMEOUT", "0"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_named(name, value) -> None:
    with pytest.raises(UserError, match=name):
        Settings.from_env({name: value})


def test_settings_do_not_show_the_key() -> None:
    settings = Settings.from_env({"OPENAI_API_KEY": KEY})
    assert KEY not in repr(settings) and settings.api_key is not None and settings.api_key.reveal() == KEY


def test_azure_gets_its_version_and_its_header() -> None:
    from planner_agent.llm.transport import Endpoint as Address

    address = Address("https://r.openai.azure.com/openai/deployments/d?api-version=2024-10-21", "d")
    assert address.query == {"api-version": "2024-10-21"}
    assert address.address == "https://r.openai.azure.com/openai/deployments/d"


def test_a_version_in_the_base_url_is_sent(opened) -> None:
    with Endpoint(completion(GOOD)) as endpoint:
        opened(endpoint, base_url=f"{endpoint.url}?api-version=2024-10-21").ask(asking())
    assert endpoint.requests[0].path == "/v1/chat/completions?api-version=2024-10-21"


def test_the_probe_finds_out(opened) -> None:
    with Endpoint(serving({"ready": True}, "json_schema")) as endpoint:
        model = opened(endpoint)
        assert probe(model).value == {"ready": True}
    assert model.profile == Profile(mode="json_schema")


def test_no_proxy_is_asked_for_this_machine(opened, monkeypatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with Endpoint(completion(GOOD)) as endpoint:
        assert opened(endpoint).ask(asking()).value == GOOD


# ---- the double


def test_the_scripted_model_answers_by_purpose_in_order_and_by_predicate() -> None:
    model = ScriptedModel(
        {"read": [GOOD, {**GOOD, "city": "Rome"}], "edit": lambda ask: {**GOOD, "city": ask.purpose}}
    )
    cities = [model.ask(asking(purpose=purpose)).value["city"] for purpose in ("read", "edit", "read")]
    assert cities == ["Paris", "edit", "Rome"] and [ask.purpose for ask in model.asks] == [
        "read",
        "edit",
        "read",
    ]
    with pytest.raises(NoScriptedAnswer, match="'read'"):
        model.ask(asking())
    by_words = ScriptedModel([(lambda ask: "museums" in ask.messages[-1].text, GOOD)])
    assert by_words.ask(asking()).value == GOOD
    with pytest.raises(NoScriptedAnswer, match="1 predicates"):
        by_words.ask(asking(messages=(Message("user", "opera"),)))


def test_the_scripted_model_fails_as_told_and_keeps_to_the_schema() -> None:
    model = ScriptedModel({"read": ModelError("down"), "edit": {"city": 7, "wishes": []}})
    with pytest.raises(ModelError, match="down"):
        model.ask(asking())
    with pytest.raises(NoScriptedAnswer, match=r"\$\.city: 7 is no string"):
        model.ask(asking(purpose="edit"))
    assert not issubclass(NoScriptedAnswer, ModelError)


def test_unused_steps_of_the_server_do_not_hold_it_open() -> None:
    with Endpoint(hang()) as endpoint:
        assert endpoint.requests == []
