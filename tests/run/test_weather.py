"""Bad weather between Assay and the cloud never gives a wrong verdict."""

from dataclasses import replace

import pytest

from assay.formats import guidelines
from assay.lab import LabCloud
from assay.lab.deviations import find
from assay.lab.proxy import WEATHERS, Weather
from assay.lab.proxy.twin import deviating
from assay.model.outcome import Outcome
from assay.prove.observe import observe
from assay.runner import plan
from assay.runner.suite import Suite, load

pytestmark = pytest.mark.lab

PLANTED = ("keypair-fingerprint-wrong", "server-lock-swallowed", "object-content-corrupted")


def _sample() -> Suite:
    """Every fifth principal check, and those that the planted deviations break."""
    suite = load()
    checks = plan.make(suite, guideline=guidelines.find(), program="first-look").checks
    broken = {find(name).breaks for name in PLANTED}
    chosen = sorted({check.id for check in checks[::5]} | broken)
    return replace(suite, checks={id: suite.checks[id] for id in chosen})


@pytest.mark.parametrize("weather", WEATHERS, ids=lambda weather: weather.name)
def test_weather_never_gives_a_wrong_verdict(alpha: LabCloud, weather: Weather) -> None:
    """In each weather, what is right passes or is blocked, and what is wrong fails or is blocked."""
    suite = _sample()
    wrong = [find(name) for name in PLANTED]
    broken = {deviation.breaks for deviation in wrong}
    with deviating(alpha.name, wrong, weather, seed=7) as twin:
        seen = observe(suite, twin.name, twin.clouds_yaml, suite.checks)
        struck = sum(touch.fault == weather.name for touch in twin.proxy.touches)
    assert struck > 0
    assert seen.results.keys() == suite.checks.keys()
    allowed = {id: {Outcome.FAIL if id in broken else Outcome.PASS, Outcome.BLOCKED} for id in suite.checks}
    surprising = {
        id: f"{result.outcome.value}: {result.reason}"
        for id, result in seen.results.items()
        if result.outcome not in allowed[id]
    }
    assert surprising == {}
    blocked = [id for id, result in seen.results.items() if result.outcome is Outcome.BLOCKED]
    assert len(blocked) <= len(suite.checks) // 4, "the weather should rarely keep a check from its verdict"
