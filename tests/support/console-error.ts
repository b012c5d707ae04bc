import { afterEach, beforeEach, expect, vi } from 'vitest'

// React, Next and pg report misuse through console.error and console.warn: a test that causes one has found a bug.
const complaints: unknown[][] = []

beforeEach(() => {
  complaints.length = 0
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...args) => void complaints.push(args))
  }
})

afterEach(() => {
  vi.mocked(console.error).mockRestore()
  vi.mocked(console.warn).mockRestore()
  expect(complaints, 'written to console.error or console.warn').toEqual([])
})
