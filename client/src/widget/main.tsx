import { createRoot } from 'react-dom/client'
import { createPage } from './app'
import { readBootData } from './boot-data'
import { addressHost, reportHeight } from './frame/host-page'
import './styles/base.css'
import './styles/choices.css'
import './styles/days.css'
import './styles/forms.css'
import './styles/pages.css'
import { loadTexts } from './texts/load-texts'
import { TextsContext } from './texts/widget-texts'
import { applyLook, readLook } from './theme/apply-look'

const data = readBootData()
const look = readLook(location.hash)
const { organization } = data.page === 'manage' ? data.appointment : data.catalogue
addressHost(look.host)
applyLook(look, organization.accentColor)

const start = async (root: HTMLElement) => {
  const [texts, page] = await Promise.all([loadTexts(data.locale), createPage(data)])
  root.replaceChildren()
  createRoot(root).render(<TextsContext value={texts}>{page}</TextsContext>)
  reportHeight(root)
}

const root = document.getElementById('root')
if (root) start(root)
