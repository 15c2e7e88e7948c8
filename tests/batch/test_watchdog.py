"""A process that passes its limit is ended; those that keep it are not."""

import subprocess
import sys
import threading

import pytest

from planparse.batch.watchdog import Watchdog

NAP, LONG = 0.3, 60.0


@pytest.fixture
def sleeper():
    with subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({LONG})"]) as process:
        yield process
        process.kill()


@pytest.fixture
def watchdog():
    watchdog = Watchdog(NAP)
    yield watchdog
    watchdog.stop()


def test_an_overdue_process_is_ended(sleeper, watchdog):
    overdue = threading.Event()
    with watchdog.watch(sleeper, overdue):
        status = sleeper.wait(LONG)
    assert status != 0
    assert overdue.is_set()


def test_the_limit_holds_for_each_input(sleeper, watchdog):
    for _ in range(6):  # together longer than the limit
        overdue = threading.Event()
        with watchdog.watch(sleeper, overdue):
            assert not threading.Event().wait(NAP / 4)
        assert not overdue.is_set()
    assert sleeper.poll() is None


def test_the_thread_that_slept_sees_what_came_later(sleeper, watchdog):
    early, late = threading.Event(), threading.Event()
    with watchdog.watch(sleeper, early):
        pass
    threading.Event().wait(2 * NAP)
    with watchdog.watch(sleeper, late):
        sleeper.wait(LONG)
    assert (early.is_set(), late.is_set()) == (False, True)


def test_without_a_limit_no_thread_is_started(sleeper):
    before = threading.active_count()
    with Watchdog(None).watch(sleeper, threading.Event()):
        assert threading.active_count() == before
    assert sleeper.poll() is None


def test_nothing_is_ended_behind_a_stop(sleeper, watchdog):
    with watchdog.watch(sleeper, overdue := threading.Event()):
        watchdog.stop()
        assert not overdue.wait(3 * NAP)
    assert sleeper.poll() is None
