// node inspect_jose.mjs TOKEN JWK: what a script with npm jose does with one token.
import { createRequire } from 'node:module'

const jose = await import(createRequire(new URL('../../peers/package.json', import.meta.url)).resolve('jose'))
const [token, jwk] = process.argv.slice(2)
const { alg } = jose.decodeProtectedHeader(token)
const { payload, protectedHeader } = await jose.jwtVerify(token, await jose.importJWK(JSON.parse(jwk), alg))
console.log(JSON.stringify({ protectedHeader, payload }, null, 2))
