import type { RoleTexts } from './role-texts-es'

export const ptRoleTexts: RoleTexts = {
  owner: {
    name: 'Dono ou dona',
    description: 'Responde pelo negócio: vê e decide tudo. Só uma pessoa tem esta função.',
    capabilities: [
      'Ver e mudar tudo',
      'Pagar e mudar o plano',
      'Convidar a equipe e dar funções',
      'Transferir ou encerrar o negócio',
    ],
  },
  admin: {
    name: 'Administração',
    description: 'Conduz o negócio no dia a dia, com tudo menos o plano e os pagamentos.',
    capabilities: [
      'Gerenciar profissionais e serviços',
      'Ver e mudar todas as agendas e horários',
      'Convidar a equipe e dar funções',
      'Ver relatórios e receitas',
    ],
  },
  professional: {
    name: 'Profissional',
    description: 'Atende: trabalha com a própria agenda e os próprios clientes.',
    capabilities: [
      'Ver e mudar a própria agenda',
      'Ver seus clientes e fazer anotações',
      'Definir o próprio horário',
      'Ver os próprios números',
    ],
  },
  reception: {
    name: 'Recepção',
    description: 'Recebe e agenda: trabalha com a agenda de todos e a base de clientes.',
    capabilities: [
      'Ver e mudar os agendamentos de todos',
      'Criar e editar clientes',
      'Ajustar horários e bloquear horas',
      'Registrar chegadas e atendimentos',
    ],
  },
  staff: {
    name: 'Equipe de apoio',
    description: 'Apoia: vê o calendário, agenda e acompanha o que lhe foi atribuído.',
    capabilities: [
      'Ver horários e disponibilidade',
      'Criar agendamentos',
      'Ver e atender os agendamentos atribuídos',
      'Ver os clientes atribuídos',
    ],
  },
}
