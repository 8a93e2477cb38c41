import { sha256 } from '#web/hash.ts'

/** Swagger UI from our own bundle: nothing is loaded from elsewhere. The reader's browser keeps it for a day. */

const START = "window.onload=()=>{SwaggerUIBundle({url:'/openapi.json',dom_id:'#docs',deepLinking:true,validatorUrl:null})}"

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Rinnalla API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="docs"></div><noscript>The same as data: <a href="/openapi.json">openapi.json</a></noscript>
<script src="/docs/swagger-ui.js"></script><script src="/docs/start.js"></script></body>
</html>
`

export function page(): Response {
  return new Response(PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** One of the files the page names; undefined for any other. */
export async function file(name: string): Promise<Response | undefined> {
  const found = await read(name)
  return (
    found &&
    new Response(found.text, {
      headers: {
        'content-type': `${found.type}; charset=utf-8`,
        'cache-control': 'public, max-age=86400',
        etag: `"${sha256(found.text).slice(0, 16)}"`,
      },
    })
  )
}

async function read(name: string): Promise<{ text: string; type: string } | undefined> {
  if (name === 'start.js') return { text: START, type: 'text/javascript' }
  if (name === 'swagger-ui.js') {
    const { default: text } = await import('swagger-ui-dist/swagger-ui-bundle.js', { with: { type: 'text' } })
    return { text, type: 'text/javascript' }
  }
  if (name !== 'swagger-ui.css') return undefined
  const { default: text } = await import('swagger-ui-dist/swagger-ui.css', { with: { type: 'text' } })
  return { text, type: 'text/css' }
}
