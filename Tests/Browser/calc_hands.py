"""What a person does in LibreOffice Calc, done in a running one; only Debian's own Python knows its UNO bridge.

Reads JSON from the standard input: the pipe of the running program, the files to open and to save and in which form, and
the steps. Writes what each typed cell then says, so that the test sees what Calc refused.
"""

from __future__ import annotations

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8"}


def property_value(name: str, value) -> PropertyValue:
    result = PropertyValue()
    result.Name, result.Value = name, value
    return result


def desktop_of(pipe: str, patience: float):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    end = time.monotonic() + patience
    while True:
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


class Hands:
    """The steps, by the names that the test calls them."""

    def __init__(self, document):
        self.sheets = document.Sheets

    def type(self, sheet: str, cell: str, text: str) -> str:
        """As keys do it: numbers, dates and formulas are recognised, and a locked cell of a protected sheet stays."""
        target = self.sheets.getByName(sheet).getCellRangeByName(cell)
        target.FormulaLocal = text
        return target.String

    def unprotect(self, sheet: str) -> None:
        self.sheets.getByName(sheet).unprotect("")

    def delete_row(self, sheet: str, row: int) -> None:
        self.sheets.getByName(sheet).Rows.removeByIndex(row - 1, 1)

    def insert_rows(self, sheet: str, row: int, count: int) -> None:
        self.sheets.getByName(sheet).Rows.insertByIndex(row - 1, count)

    def insert_column(self, sheet: str, column: int) -> None:
        self.sheets.getByName(sheet).Columns.insertByIndex(column - 1, 1)

    def delete_sheet(self, sheet: str) -> None:
        self.sheets.removeByName(sheet)

    def copy_sheet(self, sheet: str, name: str) -> None:
        self.sheets.copyByName(sheet, name, self.sheets.Count)


def main() -> None:
    order = json.load(sys.stdin)
    desktop = desktop_of(order["pipe"], order["patience"])
    hidden = property_value("Hidden", True)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(order["open"]), "_blank", 0, (hidden,))
    try:
        hands = Hands(document)
        said = [getattr(hands, name)(*arguments) for name, *arguments in order["steps"]]
        form = property_value("FilterName", FILTERS[order["form"]])
        document.storeToURL(uno.systemPathToFileUrl(order["save"]), (form,))
    finally:
        document.close(True)
    json.dump(said, sys.stdout, ensure_ascii=False)


main()
