import type { auditEvent } from '../schema'

export type AuditEvent = typeof auditEvent.$inferSelect

export type NewAuditEvent = Omit<AuditEvent, 'sequence' | 'previousHash' | 'hash'>
