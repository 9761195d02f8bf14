"""What the office's documents are compared with: WeasyPrint printing the HTML edition, openpyxl writing the workbook.

Run by the Python that has both, in a process of its own: `peers.py weasyprint FILE RUNS` or `peers.py openpyxl FILE
RUNS`. Prints for each run how long it took and how long the processor worked, in milliseconds; loading the libraries
and reading the file is in neither.
"""
import io
import sys
import time
from copy import copy


def weasyprint(path):
    """Prints the HTML edition; the first page of all, which looks for the fonts, is printed before."""
    import weasyprint as library

    library.HTML(string="<p>資料").write_pdf()
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return lambda: library.HTML(string=text).write_pdf()


def openpyxl(path):
    """Writes the cells of the workbook with their formats, merged cells, sizes and headings to be repeated."""
    import openpyxl as library

    sheets = [read(sheet) for sheet in library.load_workbook(path)]

    def work():
        workbook = library.Workbook()
        workbook.remove(workbook.active)
        for sheet in sheets:
            write(workbook, sheet)
        file = io.BytesIO()
        workbook.save(file)
        return file.getvalue()

    work()
    return work


def read(sheet):
    looks = {}
    cells = []
    for row in sheet:
        for cell in row:
            if cell.style_id not in looks:
                # Copies: what a loaded cell answers stands for the workbook that it was read from.
                parts = (cell.font, cell.fill, cell.border, cell.alignment)
                looks[cell.style_id] = *(copy(part) for part in parts), cell.number_format
            cells.append((cell.row, cell.column, cell.value, cell.style_id))
    columns = {name: column.width for name, column in sheet.column_dimensions.items()}
    heights = {number: row.height for number, row in sheet.row_dimensions.items() if row.height}
    merged = [str(area) for area in sheet.merged_cells.ranges]
    return sheet.title, cells, looks, columns, heights, merged, sheet.freeze_panes, sheet.print_title_rows


def write(workbook, sheet):
    title, cells, looks, columns, heights, merged, frozen, repeated = sheet
    worksheet = workbook.create_sheet(title)
    styles = {}
    for row, column, value, look in cells:
        cell = worksheet.cell(row, column, value)
        # Taking over the format of another cell is quicker than setting its five parts each time.
        if look in styles:
            cell._style = styles[look]
        else:
            cell.font, cell.fill, cell.border, cell.alignment, cell.number_format = looks[look]
            styles[look] = copy(cell._style)
    for name, width in columns.items():
        worksheet.column_dimensions[name].width = width
    for number, height in heights.items():
        worksheet.row_dimensions[number].height = height
    for area in merged:
        worksheet.merge_cells(area)
    worksheet.freeze_panes = frozen
    worksheet.print_title_rows = repeated


def main():
    peer, path, runs = sys.argv[1:]
    work = {"weasyprint": weasyprint, "openpyxl": openpyxl}[peer](path)
    for _ in range(int(runs)):
        wall, processor = time.perf_counter(), time.process_time()
        made = work()
        print(f"{(time.perf_counter() - wall) * 1000:.3f}\t{(time.process_time() - processor) * 1000:.3f}", flush=True)
        if len(made) < 10_000:
            raise SystemExit(f"{peer} made only {len(made)} bytes")


if __name__ == "__main__":
    main()
