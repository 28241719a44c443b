export type Progress = {
  step: (text: string) => void
  update: (text: string) => void
  line: (text: string) => void
  end: () => void
}

/** One line a step; its share is redrawn in place on a terminal and left out elsewhere. */
export const createProgress = (out: NodeJS.WriteStream = process.stdout): Progress => {
  let isOpen = false
  const close = () => {
    if (isOpen) out.write('\n')
    isOpen = false
  }
  return {
    step: (text) => {
      close()
      out.write(`  ${text}`)
      isOpen = true
    },
    update: (text) => {
      if (out.isTTY) out.write(`\r\u001b[K  ${text}`)
    },
    line: (text) => {
      close()
      out.write(`${text}\n`)
    },
    end: close,
  }
}
