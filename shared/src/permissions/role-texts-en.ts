import type { RoleTexts } from './role-texts-es'

export const enRoleTexts: RoleTexts = {
  owner: {
    name: 'Owner',
    description: 'Answers for the business: sees and decides everything. Exactly one person has this role.',
    capabilities: [
      'See and change everything',
      'Pay for and change the plan',
      'Invite the team and give roles',
      'Hand over or close the business',
    ],
  },
  admin: {
    name: 'Administration',
    description: 'Runs the business day by day, with everything but plan and payments.',
    capabilities: [
      'Manage professionals and services',
      'See and change every agenda and schedule',
      'Invite the team and give roles',
      'See reports and revenue',
    ],
  },
  professional: {
    name: 'Professional',
    description: 'Serves clients: works with an agenda and clients of their own.',
    capabilities: [
      'See and change their own agenda',
      'See their clients and take notes on them',
      'Set their own working hours',
      'See their own figures',
    ],
  },
  reception: {
    name: 'Reception',
    description: 'Receives and books: works with everybody’s agenda and all clients.',
    capabilities: [
      'See and change everybody’s appointments',
      'Add and edit clients',
      'Adjust schedules and block time',
      'Record arrivals and services',
    ],
  },
  staff: {
    name: 'Staff',
    description: 'Helps out: sees the calendar, books, and follows the appointments assigned to them.',
    capabilities: [
      'See schedules and availability',
      'Create appointments',
      'See and handle assigned appointments',
      'See assigned clients',
    ],
  },
}
