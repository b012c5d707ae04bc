// Runs in the page before anything else: notes when the first row of the grid was painted, and the long tasks.
// Plain JavaScript, because what compiles the rest would add helpers that a page does not have.
window.benchMarks = { firstRow: 0, blocking: 0, tasks: [] }
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) {
    window.benchMarks.blocking += task.duration - 50
    window.benchMarks.tasks.push({ start: task.startTime, duration: task.duration })
  }
}).observe({ type: 'longtask', buffered: true })

requestAnimationFrame(function look() {
  if (!document.querySelector('[role="gridcell"]')) return requestAnimationFrame(look)
  // This callback runs before the frame is painted; the next one runs after.
  requestAnimationFrame(() => (window.benchMarks.firstRow = performance.now()))
})
