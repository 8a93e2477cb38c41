/** `npm run reset`: forgets everything the local cloud kept. A running one is left alone: it has a way of its own. */
import { CannotRun } from './cannot-run.ts'
import { readSettings } from './settings.ts'
import { emptyState, runningFrom } from './state.ts'

try {
  const { state } = readSettings(process.env, process.argv.slice(2))
  const pid = runningFrom(state)
  if (pid !== undefined)
    throw new CannotRun(
      `The local cloud is running from ${state} (process ${pid}): stop it first, or press "Back to the demo" at /local.`,
    )
  emptyState(state)
  console.log(`Emptied ${state}: the next npm start begins with a fresh demo.`)
} catch (error) {
  if (!(error instanceof CannotRun)) throw error
  console.error(error.message)
  process.exitCode = 1
}
