"""What always holds of "Tell someone", whatever was done before."""

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.envelope import PAGE, pack, unpack
from easyread.leaving import told
from easyread.making_steps import closed
from easyread.screen import speech, spoken
from easyread.showing import screen
from easyread.stage import Visit
from easyread.visit import step
from tests.easyread.visit_laws import BEGUN


def a_wish_stays_sent(before: Visit, act: a.Act, after: Visit) -> None:
    """What was confirmed is not lost while its pages stand, and nothing leaves that was not confirmed."""
    sent, now = told(before, BEGUN), told(after, BEGUN)
    if now is not None:
        assert unpack(pack(now)) == now
        assert len(pack(now)) == PAGE
    if sent is None and now is not None:
        assert isinstance(act, a.Next)
        assert screen(before).name in ("tell_topic", "say_topic")
    if sent is not None and after.telling is not None and act != a.Tell():
        assert now is not None


def tell_someone_is_always_there(visit: Visit) -> None:
    """It works on every screen but its own and the neutral one, silently, and leads back to the very same screen."""
    if isinstance(visit.stage, s.Hidden):
        return
    tool = screen(visit).tools[2]
    if tool.id == "gone":
        assert visit.telling is not None
        return
    assert tool.act == a.Tell()
    if visit.telling is not None and visit.telling.kind == "concern" and not visit.needs_time:
        assert tool.works == (visit.telling.at == "told")
        return
    assert tool.works
    telling = step(visit, a.Tell(), 9.0)
    assert telling.telling is not None
    assert speech(screen(visit), screen(telling), a.Tell()) in ((), spoken(screen(telling)))
    if visit.telling is None or visit.telling.kind == "message":
        assert screen(telling).name == "tell_topic"
        assert speech(screen(visit), screen(telling), a.Tell()) == ()
        beneath = replace(closed(visit) if visit.making else visit, needs_time=False, telling=None)
        assert step(telling, a.Back(), 9.0) == beneath
