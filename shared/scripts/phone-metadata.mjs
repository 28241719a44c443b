// npm run phones -w shared: writes the part of libphonenumber's metadata that the countries served need; run after an upgrade of the library.
import { writeFileSync } from 'node:fs'
import all from 'libphonenumber-js/metadata.min.json'

const served = ['CL', 'AR', 'PE', 'CO', 'MX', 'BR']
const callingCodes = Object.entries(all.country_calling_codes).filter(([, [country]]) => served.includes(country))

const metadata = {
  version: all.version,
  country_calling_codes: Object.fromEntries(callingCodes.map(([code, [country]]) => [code, [country]])),
  countries: Object.fromEntries(served.map((country) => [country, all.countries[country]])),
  nonGeographic: {},
}

writeFileSync(new URL('../src/clients/phone-metadata.json', import.meta.url), `${JSON.stringify(metadata)}\n`)
