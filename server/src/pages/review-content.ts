import { type PublicReview, type ReviewInvitation, ratings } from '@reservaplus/shared/reviews/schema'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { formatDay } from '@reservaplus/shared/time/format'
import { localDateTime } from '@reservaplus/shared/time/schema'
import { escaped } from './html'
import { reviewTexts } from './review-texts'

export const reviewNotices = ['thanks', 'over', 'refused'] as const
export type ReviewNotice = (typeof reviewNotices)[number]

/** What was sent and could not be taken. */
export type Draft = { rating: string; text: string; wrong: 'rating' | 'tooLong' }

const star = (kind: string) =>
  `<svg class="star ${kind}" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3.2l2.7 5.6 6.1.8-4.5 4.3 1.1 6.1-5.4-3-5.4 3 1.1-6.1L3.2 9.6l6.1-.8z"/></svg>`

const choices = (chosen: string, isWrong: boolean, locale: Locale) =>
  ratings.map((each) => {
    const isChosen = String(each) === chosen
    const wrong = isWrong ? ' aria-describedby="wrong-rating"' : ''

    return `<label><input type="radio" name="rating" value="${each}" required${isChosen ? ' checked' : ''}${wrong}>${star('')}<span class="hidden">${escaped(reviewTexts[locale][`rate${each}`])}</span></label>`
  })

type Asked = { rating: string; text: string; wrong?: Draft['wrong'] | undefined }

const wrongText = (wrong: Draft['wrong'], asked: Asked, locale: Locale) =>
  asked.wrong === wrong &&
  `<p class="wrong" id="wrong-${wrong}" role="alert">${escaped(reviewTexts[locale][wrong])}</p>`

const reviewForm = (asked: Asked, { locale, button }: { locale: Locale; button: string }): string => {
  const texts = reviewTexts[locale]
  const isTooLong = asked.wrong === 'tooLong'

  return [
    '<form method="post"><fieldset class="stars">',
    `<legend>${escaped(texts.stars)}</legend>`,
    wrongText('rating', asked, locale),
    `<div class="row">${choices(asked.rating, asked.wrong === 'rating', locale).join('')}</div>`,
    `<p class="scale small">${escaped(texts.scale)}</p></fieldset>`,
    `<div class="field"><label for="text">${escaped(texts.text)}</label>`,
    `<textarea id="text" name="text" rows="5" maxlength="2000" aria-describedby="text-hint${isTooLong ? ' wrong-tooLong' : ''}"${isTooLong ? ' aria-invalid="true"' : ''}>\n${escaped(asked.text)}</textarea>`,
    wrongText('tooLong', asked, locale),
    `<p class="small" id="text-hint">${escaped(texts.textHint)}</p></div>`,
    `<button class="primary">${escaped(button)}</button></form>`,
  ]
    .filter(Boolean)
    .join('\n')
}

const visitLine = ({ localStart, serviceName, professionalName }: ReviewInvitation, locale: Locale) =>
  `<p class="lead muted visit">${escaped([formatDay(localDateTime.parse(localStart), locale), serviceName, professionalName].join(' · '))}</p>`

const said = ({ rating, text, answer }: PublicReview, salon: string, locale: Locale): string => {
  const texts = reviewTexts[locale]
  const stars = ratings.map((each) => star(each <= rating ? 'full' : 'none')).join('')

  return [
    `<div class="ticket"><p class="given">${stars}<span class="hidden">${escaped(texts.rated({ rating }))}</span></p>`,
    text && `<p class="said">${escaped(text)}</p>`,
    answer &&
      `<div class="reply"><h3>${escaped(texts.replyOf({ salon }))}</h3><p class="said">${escaped(answer.text)}</p></div>`,
    '</div>',
  ]
    .filter(Boolean)
    .join('\n')
}

export type ReviewView = { locale: Locale; notice: ReviewNotice | undefined; draft?: Draft | undefined }

/** The question how it was; or what was answered, what the salon says to it, and the way to say it anew. */
export const reviewContent = (invitation: ReviewInvitation, { locale, notice, draft }: ReviewView) => {
  const texts = reviewTexts[locale]
  const { review, organization } = invitation
  const asked: Asked = draft ?? { rating: String(review?.rating ?? ''), text: review?.text ?? '' }
  const form = reviewForm(asked, { locale, button: review ? texts.save : texts.send })
  const isThanked = notice === 'thanks'
  const shownNotice = isThanked && !review ? undefined : notice

  return {
    title: review ? texts.givenTitle : texts.askTitle,
    content: [
      shownNotice && `<p class="${isThanked ? 'good' : 'notice'}" role="status">${escaped(texts[shownNotice])}</p>`,
      visitLine(invitation, locale),
      review && said(review, organization.name, locale),
      review ? `<details${draft ? ' open' : ''}><summary>${escaped(texts.change)}</summary>${form}</details>` : form,
      review &&
        `<p class="home"><a class="quiet" href="/s/${escaped(organization.slug)}?lang=${locale}">${escaped(texts.visit({ salon: organization.name }))}</a></p>`,
    ],
  }
}
