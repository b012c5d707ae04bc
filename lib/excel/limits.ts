/**
 * What reading a stranger's file may cost. A real worksheet of 10,000 rows stays far below each of these; a file
 * beyond one is refused with a named error. Sizes are in bytes, times in milliseconds.
 */

/** Entries of the zip package; Excel writes about twenty. */
export const MAX_ENTRIES = 400

/** One part after inflation, counted while inflating because the sizes in the headers may lie. */
export const MAX_PART_BYTES = 24 * 1024 * 1024

/** All inflated parts together. Only the parts that hold text are inflated, never pictures. */
export const MAX_TOTAL_BYTES = 48 * 1024 * 1024

export const MAX_SHEETS = 200

/** Tables (ListObjects), over all sheets. */
export const MAX_TABLES = 200

/** Defined names that are kept; further ones are passed over. */
export const MAX_NAMES = 2_000

/** Characters of a formula; Excel allows no more. */
export const MAX_FORMULA_LENGTH = 8_192

/** Cells with content, over all sheets. */
export const MAX_CELLS = 500_000

/** Rows with content, over all sheets. */
export const MAX_FILLED_ROWS = 100_000

/** UTF-16 units of all cells: a few kilobytes of cells can refer to one long shared string again and again. */
export const MAX_TEXT_LENGTH = 24_000_000

/** Bytes of XML in which no element begins or ends and no text is whole; the longest cell takes a quarter of it. */
export const MAX_XML_STRETCH = 1024 * 1024

/** Relationships of one part. */
export const MAX_RELATIONSHIPS = 2_000

/** Characters of a number format; Excel allows 255. */
export const MAX_FORMAT_LENGTH = 255

export const MAX_MERGES = 50_000

/** Nesting of XML elements; a worksheet needs fewer than ten. */
export const MAX_XML_DEPTH = 64

/** After this the parent ends the worker, whatever it is doing: refused within 10 s, start and end included. */
export const READ_DEADLINE_MS = 8_000

/** As READ_DEADLINE_MS, of a merge: the largest file that can be read, merged into as many rows, takes a third of it. */
export const MERGE_DEADLINE_MS = 30_000

/**
 * Heap of the worker in MB; inflated bytes lie outside it and are bounded by MAX_TOTAL_BYTES. The last resort only:
 * one huge allocation beyond it can end the whole process, so the limits above must keep every file below.
 */
export const WORKER_HEAP_MB = 256

/** Files read at the same time by one server; further ones wait their turn. */
export const MAX_CONCURRENT_READS = 2

/** Files that wait at most, each with its bytes in memory: the last one's turn comes before people give up. */
export const MAX_WAITING_READS = 16

/** A thread that read a larger file is not used again: it would keep a heap of that size. */
export const MAX_REUSED_BYTES = 512 * 1024

/** Lines of a CSV file, blank ones included. */
export const MAX_DELIMITED_ROWS = 100_000

/** UTF-8 bytes of one CSV record; a whole worksheet row of the longest cells takes less. */
export const MAX_RECORD_LENGTH = 3 * 1024 * 1024
