"""A whole year of a plan as its people live it, each at a browser of their own: from the request to what a citizen reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages import DESKTOP
from program import copy_database
from story import YEAR, City, Person, make_city
from story_department import (
    answer_the_remark,
    answer_the_rest,
    approve_all,
    begin_the_sheet,
    give_back_what_is_unclear,
    hand_on_with_a_mistake_and_mend_it,
    mend_what_the_head_asked_for,
    write_at_the_same_time,
)
from story_office import (
    DAYS_UNTIL_PUBLICATION,
    accept_one_and_then_the_rest,
    answer_the_committee,
    close_the_round,
    comment_alone,
    freeze_the_year,
    open_the_round,
    prepare_the_round,
    read_the_answer,
    read_the_pack_and_say_something,
    return_with_a_remark,
)

PUBLIC = f"/plans/kagoshima/{YEAR}/measures/m019/"


@pytest.fixture(scope="module")
def settled(tmp_path_factory) -> Path:
    return make_city(tmp_path_factory.mktemp("story"))


@pytest.fixture
def city(settled, tmp_path, clock):
    city = City(copy_database(settled, tmp_path / "city.sqlite"), tmp_path, clock)
    yield city
    city.server.kill()


@pytest.fixture
def somebody(city, visit):
    """A person at a browser of their own; everybody's pages are looked at together, once for each kind."""
    seen: set[str] = set()

    def sits_down(javascript: bool) -> Person:
        return Person(visit(at=city.server.address, size=DESKTOP, javascript=javascript), seen, javascript)

    return sits_down


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_a_year_from_the_request_to_what_a_citizen_reads(city, somebody, javascript):
    office = somebody(javascript).sign_in("jimukyoku")
    prepare_the_round(office)
    open_the_round(office)

    reporter = somebody(javascript).sign_in("syusa")
    begin_the_sheet(reporter)
    head = somebody(javascript).sign_in("kacho")
    write_at_the_same_time(reporter, head)
    hand_on_with_a_mistake_and_mend_it(reporter)
    answer_the_rest(reporter)

    give_back_what_is_unclear(head)
    mend_what_the_head_asked_for(reporter)
    approve_all(head, 4)

    comment_alone(office)
    return_with_a_remark(office)
    answer_the_remark(reporter)
    approve_all(head, 1)
    accept_one_and_then_the_rest(office)
    close_the_round(office)

    committee = somebody(javascript).sign_in("iin")
    read_the_pack_and_say_something(committee)
    answer_the_committee(office)
    read_the_answer(committee)

    citizen = somebody(javascript)
    assert not reads_the_new_figure(citizen)
    freeze_the_year(office)
    assert not reads_the_new_figure(citizen)
    city.let_days_pass(DAYS_UNTIL_PUBLICATION - 1)
    assert not reads_the_new_figure(citizen)
    city.let_days_pass(DAYS_UNTIL_PUBLICATION)
    assert reads_the_new_figure(citizen)


def reads_the_new_figure(citizen: Person) -> bool:
    citizen.open(PUBLIC)
    shown = "20.5" in citizen.text()
    assert ("10月から全ての支所" in citizen.text()) == shown, "the text is seen with its figure"
    citizen.look("public-measure" if shown else "public-measure-before")
    return shown
