/** What an id of ours can look like, in an address, a form or a body: anything else names nothing, and is not looked for. */
export const ID = /^[0-9A-Za-z._-]{1,150}$/

/** What `Ids.token()` makes: a truncated or mangled one is not looked for. */
export const TOKEN = /^[A-Za-z0-9_-]{22}$/
