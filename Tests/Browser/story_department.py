"""What a department does in a round: its reporter answers, its head gives back and approves."""

from __future__ import annotations

from story import LAST_YEAR, MEASURES, Person, sheet


# The department answers


def begin_the_sheet(reporter: Person) -> None:
    page = reporter.open("/office/rounds/", "to-do")
    assert "あと14日" in reporter.text()
    assert page.locator(".todo-name a").count() == len(MEASURES)
    page.locator(".todo-name a", has_text="書かない窓口").click()
    page.wait_for_url(f"**{sheet('m019')}")
    # Open until somebody has saved.
    assert "まだ分からないものは「集計中」を選んでください。" in reporter.text()
    page.locator("button[name=take][value=activity]").click()
    page.wait_for_function("text => document.querySelector('#field-activity').value === text", arg=LAST_YEAR)
    assert reporter.sees("#field-activity")
    reporter.look("sheet")


def write_at_the_same_time(reporter: Person, head: Person) -> None:
    mine, theirs = reporter.page, head.open(sheet("m019") + "?edit=yes")
    mine.fill("#field-activity", "聞き取り入力を全ての支所に広げた。")
    theirs.fill("#field-activity", "聞き取り入力を二つの支所に広げた。")
    reporter.press("保存")
    reporter.is_told("保存しました")
    head.expects_a_refusal()
    head.press("保存")
    theirs.wait_for_selector("input[name=keep-activity]")
    assert "全ての支所" in head.text() and "二つの支所" in head.text()
    head.look("conflict")
    theirs.locator("label", has_text="全ての支所").click()
    head.press("選んだとおりに保存する")
    theirs.wait_for_selector("#save-state")
    assert theirs.input_value("#field-activity") == "聞き取り入力を全ての支所に広げた。"


def hand_on_with_a_mistake_and_mend_it(reporter: Person) -> None:
    page = reporter.open(sheet("m019"))
    reporter.expects_a_refusal()
    page.fill("#field-actual-1", "2１,00分")
    reporter.press("提出する")
    page.locator("#field-actual-1-error").wait_for()
    assert page.locator("#field-actual-1").get_attribute("aria-invalid") == "true"
    assert page.locator("#errors a[href='#field-actual-1']").count() == 1
    reporter.look("mistake")
    page.fill("#field-actual-1", "２１分")
    reporter.press("提出する")
    page.wait_for_url("**/office/rounds/")
    reporter.is_told("提出しました")


def answer_the_rest(reporter: Person) -> None:
    """The list shrinks with each; of one measure the figure is not known yet."""
    for measure, figure in (("m016", "９.５"), ("m017", "1,020件"), ("m018", None)):
        page = reporter.open(sheet(measure))
        if figure:
            page.fill("#field-actual-1", figure)
        else:
            page.select_option("#field-actual-1-reason", label="集計中")
        page.fill("#field-activity", "窓口と広報紙で案内した。")
        hand_on(reporter)
    assert "今、あなたの番になっている調査票はありません。" in reporter.text()


def hand_on(reporter: Person) -> None:
    reporter.press("提出する")
    reporter.page.wait_for_url("**/office/rounds/")
    reporter.is_told("提出しました")


def answer_the_remark(reporter: Person) -> None:
    page = reporter.open(sheet("m019"))
    assert "測り方を確かめてください。" in reporter.text() and "待ち時間を含みますか。" in reporter.text()
    page.fill("#field-comment", "待ち時間は含みません。受付から交付までです。")
    reporter.press("コメントする")
    reporter.is_told("待ち時間は含みません。")
    reporter.look("sheet-with-comments")
    page.fill("#field-actual-1", "20.5")
    hand_on(reporter)


# The head of the department gives back and approves


def give_back_what_is_unclear(head: Person) -> None:
    page = head.open(sheet("m019"), "sheet-of-the-head")
    page.locator("summary", has_text="差し戻す").click()
    page.fill("#field-reason", "広げた時期を書いてください。")
    page.select_option("#field-field", "activity")
    page.fill("#field-remark", "何月からですか。")
    head.press("差し戻す")
    head.is_told("差し戻しました")


def mend_what_the_head_asked_for(reporter: Person) -> None:
    page = reporter.open("/office/rounds/")
    assert "差戻し" in page.locator(".todo-item").first.inner_text()
    page.locator(".todo-name a").first.click()
    page.wait_for_selector("#save-state")
    assert "広げた時期を書いてください。" in reporter.text() and "何月からですか。" in reporter.text()
    reporter.look("sheet-given-back")
    page.fill("#field-activity", "聞き取り入力を、10月から全ての支所に広げた。")
    hand_on(reporter)


def approve_all(head: Person, count: int) -> None:
    page = head.open("/office/approval/", "approval")
    assert f"{count}件が承認を待っています" in head.text()
    assert page.get_by_role("link", name="開いて全部を見る・差し戻す").count() == count
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    head.press("チェックしたものを承認する")
    head.is_told("承認しました")
    assert "承認を待っている調査票はありません" in head.text()
