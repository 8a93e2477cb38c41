// Preloaded by `--import`: says at the end which files of a bundle and how many of Node's own modules were loaded.
import { registerHooks } from 'node:module'
import process from 'node:process'

const files = new Set()
registerHooks({
  load(url, context, nextLoad) {
    if (url.startsWith('file:')) files.add(new URL(url).pathname)
    return nextLoad(url, context)
  },
})
process.on('exit', () => {
  const own = process.moduleLoadList.filter((name) => name.startsWith('NativeModule')).length
  process.stdout.write(`\n##${JSON.stringify({ files: [...files], own })}\n`)
})
