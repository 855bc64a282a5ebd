/** A data table: caption, column heads, a keyboard-reachable scroller where it is wider than the page. */
import type { ComponentChildren, Key } from 'preact'

export interface Column<Row> {
  key: string
  head: ComponentChildren
  cell: (row: Row, index: number) => ComponentChildren
  /** Numbers stand at the end. */
  end?: boolean
}

export interface TableProps<Row> {
  caption: string
  /** Heard but not seen. */
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: Row[]
  /** Many columns: scrolls sideways in a narrow window instead of breaking words. */
  wide?: boolean
  rowKey?: (row: Row, index: number) => Key
}

export const Table = <Row,>({ caption, captionHidden, columns, rows, wide, rowKey }: TableProps<Row>) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard (WCAG 2.1.1)
  <section class="table-scroll" aria-label={caption} tabIndex={0}>
    <table class={wide ? 'table wide' : 'table'}>
      <caption class={captionHidden ? 'only-heard' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column.key} scope="col" class={column.end ? 'end' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={rowKey ? rowKey(row, index) : index}>
            {columns.map(column => (
              <td key={column.key} class={column.end ? 'end' : undefined}>
                {column.cell(row, index)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
