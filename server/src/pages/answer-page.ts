import * as z from 'zod'
import { createCaller } from '../trpc/caller'
import { answerContent, answerNotices } from './answer-content'
import { askedNotice, noticeOf, seeOther } from './form-answer'
import { formDocument } from './form-document'
import type { FormRequest } from './form-request'
import { askedLocale } from './page-locale'

const answers = z.object({ answer: z.enum(['confirm', 'cancel']) })

const carryOut = async ({ key: token, ctx }: FormRequest, { answer }: z.infer<typeof answers>) => {
  const { manageConfirm, manageCancel } = createCaller(ctx).appointments
  try {
    await (answer === 'confirm' ? manageConfirm({ token }) : manageCancel({ token }))

    return undefined
  } catch (error) {
    return noticeOf(error)
  }
}

/**
 * `/my/appointment/{token}`: where the buttons of a reminder lead. Mail programs and filters open every link they see, so
 * opening this changes nothing: one press on the page does, without any script.
 */
export const answerPage = async (request: FormRequest): Promise<Response> => {
  const { key: token, query, ctx, form } = request
  if (form) {
    const { data } = answers.safeParse(Object.fromEntries(form))
    const notice = data && (await carryOut(request, data))

    return seeOther(request, { locale: askedLocale(query) ?? request.readerLocale, notice })
  }
  const appointment = await createCaller(ctx).appointments.manageGet({ token })
  const locale = askedLocale(query) ?? appointment.organization.locale
  const isLeaving = query.get('do') === 'cancel'
  const notice = askedNotice(request, answerNotices)

  return formDocument(request, {
    locale,
    salon: appointment.organization.name,
    ...answerContent(appointment, { token, locale, isLeaving, notice }),
  })
}
