import { describe, expect, it } from 'vitest'
import { createAssets } from './assets'

const build = {
  'src/widget/main.tsx': { file: 'assets/main-1.js', css: ['assets/main-1.css'], imports: ['_shared.js'] },
  'texts/es.ts': { file: 'assets/es-1.js', imports: ['src/widget/main.tsx'] },
  '_shared.js': {
    file: 'assets/shared-1.js',
    css: ['assets/shared-1.css', 'assets/main-1.css'],
    imports: ['_shared.js'],
  },
}

const start = () => {
  const site = { text: JSON.stringify(build), reads: 0, isDown: false }
  const time = { now: 0 }
  const read = () => {
    site.reads += 1
    return site.isDown ? Promise.reject(new Error('down')) : Promise.resolve(site.text)
  }
  const assetsOf = createAssets({ read }, { now: () => new Date(time.now) })

  return { site, time, assets: (soon: string[] = []) => assetsOf('src/widget/main.tsx', soon) }
}

describe('createAssets', () => {
  it('names script, chunks and styles, each once', async () => {
    expect(await start().assets()).toEqual({
      script: '/widget/assets/main-1.js',
      preloads: ['/widget/assets/shared-1.js'],
      styles: ['/widget/assets/main-1.css', '/widget/assets/shared-1.css'],
    })
  })

  it('names what the page asks for soon as well, and nothing that the build does not have', async () => {
    const { assets } = start()

    expect((await assets(['texts/es.ts', 'texts/xx.ts'])).preloads).toEqual([
      '/widget/assets/shared-1.js',
      '/widget/assets/es-1.js',
    ])
  })

  it('asks once a minute', async () => {
    const { site, time, assets } = start()
    await assets()
    time.now = 59_999
    await assets()
    expect(site.reads).toBe(1)

    time.now = 60_000
    await assets()
    expect(site.reads).toBe(2)
  })

  it('keeps the build it knows while the bucket does not answer', async () => {
    const { site, time, assets } = start()
    const before = await assets()
    site.isDown = true
    time.now = 60_000

    expect(await assets()).toEqual(before)
  })

  it('is unavailable when it knows no build yet', async () => {
    const { site, assets } = start()
    site.isDown = true

    await expect(assets()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})
