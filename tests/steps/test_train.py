"""The learner: what it minimises, what it takes for a decision, and what it makes of decisions."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from tfbb_coding.model.codebook import Codebook, Indicator, IndicatorKind, Theme
from tfbb_coding.model.coding import Coding, Status
from tfbb_coding.model.transcript import MeaningUnit, Role
from tfbb_coding.steps.code import Coder, carried_themes, judge, log_odds, make_coder
from tfbb_coding.steps.train import ENOUGH, LEAST, Decided, Decisions, balance, fit, gather, learn, loudest

A, R, C, P, U = Status.ACCEPTED, Status.REJECTED, Status.CHANGED, Status.PROPOSED, Status.UNCERTAIN


def problem(seed: int, n: int = 60, d: int = 90) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    features = random.random((n, d)) * (random.random((n, d)) < 0.2)
    features /= np.linalg.norm(features, axis=1, keepdims=True)
    offset = random.normal(size=(n, 2))
    wanted = (features[:, :2] + 0.1 * random.normal(size=(n, 2)) > 0.05).astype(float)
    counts = random.random((n, 2)) * 3
    return features, offset, wanted, counts


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("penalty", [0.1, 2.0])
def test_nothing_smaller_is_near(seed: int, penalty: float) -> None:
    features, offset, wanted, counts = problem(seed)
    weights = features.T @ fit(features @ features.T, offset, wanted, counts, penalty)

    def loss(w: np.ndarray) -> float:
        z = offset + features @ w
        return float((counts * (np.logaddexp(0, z) - wanted * z)).sum() + penalty / 2 * (w**2).sum())

    gradient = features.T @ (counts * (1 / (1 + np.exp(-(offset + features @ weights))) - wanted)) + penalty * weights
    assert np.abs(gradient).max() < 1e-3
    random = np.random.default_rng(seed)
    for _n in range(20):
        assert loss(weights + 0.05 * random.normal(size=weights.shape)) > loss(weights)


def test_an_independent_implementation_finds_the_same_weights() -> None:
    linear = pytest.importorskip("sklearn.linear_model", reason="scikit-learn is not installed; the minimum is tested above")
    features, offset, wanted, counts = problem(5)
    mine = features.T @ fit(features @ features.T, np.zeros_like(offset), wanted, counts, 0.5)
    for column in range(2):
        model = linear.LogisticRegression(C=1 / 0.5, fit_intercept=False, tol=1e-10, max_iter=5000)
        model.fit(features, wanted[:, column], sample_weight=counts[:, column])
        assert mine[:, column] == pytest.approx(model.coef_[0], abs=1e-3)


def test_an_answer_that_is_open_teaches_nothing() -> None:
    features, offset, wanted, counts = problem(1)
    counts[10:] = 0
    turned = wanted.copy()
    turned[10:] = 1 - turned[10:]
    kernel = features @ features.T
    assert fit(kernel, offset, wanted, counts) == pytest.approx(fit(kernel, offset, turned, counts))


def test_decisions_that_the_rules_foresaw_teach_next_to_nothing() -> None:
    features, _offset, wanted, counts = problem(2)
    surprised = np.abs(features.T @ fit(features @ features.T, np.zeros_like(wanted), wanted, counts)).max()
    foreseen = np.abs(features.T @ fit(features @ features.T, (2 * wanted - 1) * 8, wanted, counts)).max()
    assert foreseen < 0.02 * surprised


def test_yes_and_no_weigh_the_same() -> None:
    wanted = np.array([[1.0, 1.0], [0.0, 1.0], [0.0, 1.0], [0.0, 1.0]])
    counts = np.array([[1.0, 1.0], [1.0, 1.0], [2.0, 0.0], [1.0, 1.0]])
    balanced = balance(wanted, counts)
    assert balanced[0, 0] == pytest.approx(balanced[1:, 0].sum())
    assert balanced[2, 0] == pytest.approx(2 * balanced[1, 0])
    assert balanced[:, 1] == pytest.approx(counts[:, 1])  # only yes: nothing to weigh against


def unit(n: int, text: str = "Vi sitter ofta i köket.", transcript: str = "a") -> MeaningUnit:
    return MeaningUnit(f"{transcript}:{n}.1", transcript, n, "IP1", Role.PARTICIPANT, 100 * n, 100 * n + len(text), text)


def coding(about: MeaningUnit, theme: str, status: Status, coder: str = "anna") -> Coding:
    return Coding(about.transcript, about.id, about.turn, "IP1", about.start, about.end, theme, "", coder, status, 1.0, about.text)


def test_what_counts_as_a_decision() -> None:
    units = [unit(n) for n in range(7)] + [unit(0, transcript="b")]
    codings = [
        coding(units[0], "x", A),  # yes to x, and so no to y
        coding(units[1], "x", R),
        coding(units[2], "x", C),
        coding(units[3], "x", A),
        coding(units[3], "y", U, "both"),  # y was proposed and is still open
        coding(units[4], "x", A),
        coding(units[4], "x", R, "bo"),  # they disagree
        coding(units[5], "x", P, "both"),  # nobody has decided
        coding(units[0], "elsewhere", R),
    ]
    found = gather(units, codings, ("x", "y"))
    assert [(one.unit.turn, dict(one.answers)) for one in found.units] == [
        (0, {"x": True, "y": False}),
        (1, {"x": False, "y": False}),
        (2, {"x": True, "y": False}),
        (3, {"x": True}),
        (4, {"y": False}),
    ]
    assert found.counts == {A: 3, R: 2, C: 1}
    assert (found.total, found.torn, found.interviews) == (6, 1, ("a",))
    assert [u.id for u in found.background] == ["a:6.1"]  # not b's, about which nothing was decided
    assert found.of("x") == (3, 1)
    assert found.of("y") == (0, 4)


def test_one_decision_by_two_people_is_one() -> None:
    about = unit(0)
    assert gather([about], [coding(about, "x", A), coding(about, "x", A, "bo")], ("x",)).total == 1


def test_what_people_have_settled_is_no_disagreement_any_more() -> None:
    about = unit(0)
    torn = [coding(about, "x", A), coding(about, "x", R, "bo")]
    assert gather([about], torn, ("x",)).torn == 1
    for status, answer in ((C, True), (R, False)):
        found = gather([about], [*torn, coding(about, "x", status, "consensus")], ("x",))
        assert (dict(found.units[0].answers), found.torn) == ({"x": answer}, 0)


def test_who_rejects_one_code_and_accepts_another_says_yes_to_the_theme() -> None:
    about = unit(0)
    found = gather([about], [replace(coding(about, "x", R), code="tid"), replace(coding(about, "x", C), code="rum")], ("x",))
    assert (dict(found.units[0].answers), found.torn) == ({"x": True}, 0)


BOOK = Codebook(
    "b", "B", "sv", "1",
    (Theme("x", "X", "d", indicators=(Indicator(IndicatorKind.LEMMA, "cykel", 2.0),)),
     Theme("y", "Y", "d", indicators=(Indicator(IndicatorKind.LEMMA, "båt", 2.0),))),
    "f",
)  # fmt: skip
# The rules know bikes and boats; people also hear x in swings, and do not hear it in broken bikes.
SAYS = {
    "Cykeln står vid {}.": ("x", True),
    "Cykeln är trasig bakom {}.": ("x", False),
    "Gungan knarrar vid {}.": ("x", True),
    "Båten ligger vid {}.": ("y", True),
    "Båten är trasig bakom {}.": ("y", False),
    "Kaffet kokar i {}.": ("", False),
}
PLACES = ("skolan", "torget", "parken", "kyrkan", "backen", "bron")


def material(interviews: Sequence[str]) -> Decisions:
    units, codings = [], []
    for name in interviews:
        for n, (said, place) in enumerate((said, place) for place in PLACES for said in SAYS):
            units.append(unit(n, said.format(place), name))
            theme, yes = SAYS[said]
            if theme:
                codings.append(coding(units[-1], theme, A if yes else R))
    return gather(units, codings, BOOK.theme_ids)


@pytest.fixture(scope="module")
def rules() -> Coder:
    return make_coder(BOOK)


def test_it_learns_what_the_rules_do_not_know(rules: Coder) -> None:
    decisions = material("abc")
    assert decisions.total >= ENOUGH
    learned = learn(decisions, rules, {})
    assert learned.themes == ("x", "y")
    assert [check.coder for check in learned.checks] == ["rules", "study"]
    before, after = (check.agreement for check in learned.checks)
    assert before.kappa is not None
    assert after.kappa is not None
    assert after.kappa > 0.9 > before.kappa + 0.2
    assert learned.helps
    assert learned.gain == pytest.approx(after.kappa - before.kappa)
    assert learned.gain_low is not None
    assert learned.gain_low > 0
    coder = make_coder(BOOK, study=learned.model)
    assert judge(unit(0, "Gungan knarrar vid ladan."), coder).themes == ("x",)
    assert judge(unit(0, "Cykeln är trasig bakom ladan."), coder).themes == ()
    assert judge(unit(0, "Båten ligger vid ladan."), coder).themes == ("y",)
    assert judge(unit(0, "Kaffet kokar i ladan."), coder).themes == ()
    spoken, against = loudest(learned.model, "x", 8)
    assert any("gunga" in name for name, _weight in spoken)
    assert any("trasig" in name for name, _weight in against)
    assert all(weight > 0 for _name, weight in spoken)
    assert all(weight < 0 for _name, weight in against)


def test_the_saved_weights_say_what_was_learned(rules: Coder) -> None:
    """Rounding and leaving out small weights changes no proposal; the voice corrects the rules by what its weights add up to."""
    decisions = material("abc")
    coder = make_coder(BOOK, study=learn(decisions, rules, {}).model)
    for one in decisions.units:
        assert carried_themes(log_odds(one.unit, coder), coder) == {theme for theme, yes in one.answers.items() if yes}


def test_the_same_every_time(rules: Coder) -> None:
    assert learn(material("abc"), rules, {}) == learn(material("abc"), rules, {})


def test_one_interview_is_not_checked(rules: Coder) -> None:
    learned = learn(material("a"), rules, {})
    assert learned.model.weights
    assert (learned.checks, learned.gain, learned.helps) == ((), None, False)


def test_words_of_one_interview_alone_stay_out_of_the_weights(rules: Coder) -> None:
    decisions = material("abc")
    secret = unit(90, "Cykeln står hos moster Hyacintha.", "a")
    with_secret = Decisions((*decisions.units, Decided(secret, {"x": True, "y": False})), decisions.background, decisions.counts)
    weights = learn(with_secret, rules, {}).model.weights
    assert weights
    assert not [name for name in weights if "hyacintha" in name.lower() or "moster" in name]


def test_a_theme_with_too_few_answers_of_one_kind_is_left_to_the_rules(rules: Coder) -> None:
    decisions = material("abc")
    kept = [one for one in decisions.units if not one.answers["y"]] + [one for one in decisions.units if one.answers["y"]][: LEAST - 1]
    learned = learn(Decisions(tuple(kept), decisions.background, decisions.counts), rules, {})
    assert learned.themes == ("x",)
    assert all(row[1] == 0 for row in learned.model.weights.values())


def test_a_rival_that_is_as_good_keeps_its_place(rules: Coder) -> None:
    decisions = material("abc")
    rival = make_coder(BOOK, study=learn(decisions, rules, {}).model)
    learned = learn(decisions, rules, {"shipped": rival})
    assert [check.coder for check in learned.checks] == ["rules", "shipped", "study"]
    assert not learned.helps


def test_proposals_where_nobody_coded_count_against_a_voice(rules: Coder) -> None:
    decisions = material("abc")
    quiet = learn(decisions, rules, {})
    # Units that nobody coded though they sound like what was accepted: the voice would code them all.
    loud = tuple(unit(100 + n, f"Gungan knarrar vid {place}.", name) for name in "abc" for n, place in enumerate(PLACES))
    noisy = learn(Decisions(decisions.units, (*decisions.background, *loud), decisions.counts), rules, {})
    assert quiet.gain is not None
    assert noisy.gain is not None
    assert noisy.gain < quiet.gain
