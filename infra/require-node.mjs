// Everything here is TypeScript run as it is, which takes Node 24. On Linux x64 npm installs that one too and puts it
// first on the path of every script; elsewhere it is yours to bring. Plain JavaScript, so that an old Node can say so.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Rinnalla needs Node 24 or newer, and this is ${process.version}: install it, ` +
      'or on Linux x64 run `npm ci` without --omit=optional, which brings it along.',
  )
  process.exit(1)
}
