import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { configureAuth } from '../lib/auth'
import { loadRuntimeConfig } from '../lib/runtime-config'
import { App } from './app'
import { appTexts } from './texts'

const element = document.getElementById('root')

const start = async (container: HTMLElement) => {
  try {
    configureAuth(await loadRuntimeConfig())
  } catch {
    container.textContent = appTexts.es.bootFailed
    return
  }

  createRoot(container).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

if (element) {
  void start(element)
}
