import type { ServerResponse } from 'node:http'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** Answers as API Gateway does with what a function returned in format 2.0; a bare value becomes a JSON body. */
export function writeResult(response: ServerResponse, result: unknown): void {
  const { statusCode = 200, headers = {}, cookies = [], body = '', isBase64Encoded = false } = structured(result)
  response.statusCode = Number(statusCode)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value))
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  response.end(isBase64Encoded ? Buffer.from(body, 'base64') : body)
}

function structured(result: unknown): APIGatewayProxyStructuredResultV2 {
  if (typeof result === 'object' && result !== null && 'statusCode' in result) return result as APIGatewayProxyStructuredResultV2
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(result) }
}

/** What API Gateway itself says when there is no answer to pass on. */
export function writeGatewayError(response: ServerResponse, status: 413 | 500 | 503, message: string): void {
  if (response.headersSent) return void response.destroy()
  const body = JSON.stringify({ message })
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
}
