/** The parser of pdfjs-dist, which the package ships without types. Importing it is all: pdf.mjs then runs it in this thread. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown
}
