"""Questions about proposals, answered in as many sittings as it takes: earlier answers settle theirs, the others are asked."""

from collections.abc import Sequence

from tfbb_coding.model.replacement import Answer
from tfbb_coding.steps.decide import Asked
from tfbb_coding.steps.earlier_answers import Earlier, Places
from tfbb_coding.steps.pseudonymise import Proposal


class Sitting:
    """One run's questions. With ``again`` everything is asked, and an earlier answer is what Enter says."""

    def __init__(self, proposals: Sequence[Proposal], places: Places, earlier: Earlier, *, again: bool = False) -> None:
        self.proposals, self._places, self.again = proposals, places, again
        self._others, self._waiting = earlier.others, dict(earlier.by_number)
        self.used = len(earlier.by_number)
        self._defaults: dict[int, Answer] = {}
        self.asked = Asked({} if again else earlier.always)

    @property
    def number(self) -> int:
        """The place among the proposals of the question that is asked now."""
        return len(self.asked.decisions)

    def is_open(self) -> bool:
        """Go past what is settled; whether there is a question left."""
        while self.number < len(self.proposals):
            proposal, earlier = self.proposals[self.number], None if self.again else self._waiting.get(self.number)
            if earlier:
                self.asked.say(proposal, earlier.placeholder, always=earlier.always)
            elif not self.asked.settled(proposal):
                return True
        return False

    def default(self) -> Answer | None:
        """What was said before of the question that is asked now."""
        return self._defaults.get(self.number) or self._waiting.get(self.number)

    def say(self, placeholder: str | None, *, always: bool = False) -> None:
        """Take down the answer to the question."""
        self.asked.say(self.proposals[self.number], placeholder, always=always)

    def back(self) -> bool:
        """Go back to the question before, whose answer is taken back; False at the first one."""
        if not self.asked.answered:
            return False
        decision, always = self.asked.said[-1]
        number = self.asked.back()
        self._waiting.pop(number, None)
        self._defaults[number] = self._places.answer(decision, always=always)
        return True

    def kept(self) -> list[Answer]:
        """Every answer that a later run should know: those given now, those before that are not reached yet, and those of other files."""
        now = [self._places.answer(decision, always=always) for decision, always in self.asked.said]
        return [*self._others, *now, *(one for number, one in sorted(self._waiting.items()) if number >= self.number)]
