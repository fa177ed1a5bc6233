"""Resources that pass from check to check."""

from assay.kit.declare import Check, Resource
from assay.runner.lending import Loan, Pool, shared_scope
from assay.runner.suite import Suite


def _resource(name: str, *, shared: bool = False, lent: int = 0, needs: tuple[str, ...] = ()) -> Resource:
    return Resource(
        name=name,
        function=lambda: name,
        needs=needs,
        shared=shared,
        lent=lent,
        takes=1.0,
        uses={"instances": 1} if lent else {},
    )


def _check(id: str, *needs: str) -> Check:
    return Check(
        id=id, proves="x", sentence="It is.", spec="https://x", function=lambda: None, needs=needs, source=id
    )


NETWORK = _resource("network", shared=True)
SERVER = _resource("lent_server", lent=2, needs=("network",))
FIRST, SECOND = _check("a.b.first", "lent_server"), _check("a.b.second", "lent_server")
OTHER = _check("a.b.other", "network")


def _pool(*checks: Check) -> Pool:
    suite = Suite(
        checks={check.id: check for check in checks}, resources={"network": NETWORK, "lent_server": SERVER}
    )
    return Pool(suite, checks)


def _loan(pool: Pool) -> Loan:
    return Loan(resource=SERVER, scope=pool.scope(SERVER), value="it")


def test_what_is_given_back_is_lent_again() -> None:
    """The first check finds nothing and makes one; the second is given that one, and nobody else is."""
    pool = _pool(FIRST, SECOND)
    assert pool.borrow(SERVER) is None
    loan = _loan(pool)
    pool.give_back(loan)
    assert pool.borrow(SERVER) is loan
    assert pool.borrow(SERVER) is None


def test_each_has_a_scope_of_its_own() -> None:
    """What one check's loan made is not removed with another's."""
    pool = _pool(FIRST)
    assert pool.scope(SERVER) != pool.scope(SERVER)


def test_what_nobody_will_want_is_removed_early() -> None:
    """After the last check that needs them, the idle loans and then the shared resources are told."""
    pool = _pool(FIRST, SECOND, OTHER)
    loan = _loan(pool)
    pool.give_back(loan)
    assert pool.done(FIRST) == []
    assert pool.done(OTHER) == []
    assert pool.done(SECOND) == [loan.scope, shared_scope(NETWORK)]


def test_idle_loans_count_against_the_quota() -> None:
    """What is idle is used all the same, except by the check that would borrow it."""
    pool = _pool(FIRST, SECOND, OTHER)
    pool.give_back(_loan(pool))
    pool.give_back(_loan(pool))
    assert pool.idle_uses(without=OTHER) == {"instances": 2}
    assert pool.idle_uses(without=FIRST) == {"instances": 1}


def test_a_crowded_cloud_gets_the_idle_ones_back() -> None:
    """Draining hands out every idle loan to be removed, once."""
    pool = _pool(FIRST, SECOND)
    loan = _loan(pool)
    pool.give_back(loan)
    assert pool.drain() == [loan.scope]
    assert pool.drain() == []
