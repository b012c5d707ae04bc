// Loaded into the measured server: says what it holds once what nobody needs any more is collected.
process.on('message', (message) => {
  if (message !== 'memory') return
  // The second collection takes what the first one's finalisers let go.
  globalThis.gc()
  setTimeout(() => {
    globalThis.gc()
    process.send(process.memoryUsage())
  }, 200)
})
