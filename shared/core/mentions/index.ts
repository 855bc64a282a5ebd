export { type FindOptions, findMentions } from './find.ts'
