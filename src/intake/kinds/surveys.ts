import type { Kind } from '../kind.ts';

/** One row per filled-in questionnaire, a question a column; or one row per answer, with question and answer beside each other. */
export const kind: Kind = {
  name: 'surveys',
  fields: {
    email: 'email',
    platform_customer_id: 'id',
    phone: 'text',
    order_id: 'id',
    date: 'date',
    question: 'text',
    answer: 'text',
  },
  needs: [['email', 'platform_customer_id', 'phone', 'order_id']],
  marks: [['email', 'platform_customer_id', 'phone', 'order_id']],
  asks: true,
  never: [
    ...(['product_id', 'product_name', 'quantity', 'unit_price', 'line_total', 'order_total', 'order_goods'] as const),
    ...(['event', 'campaign', 'cost', 'stock', 'refunded'] as const),
  ],
  names: {
    date: [
      'submitted at | submit date | submission date | submission time | date submitted | response date | responded at | end date |',
      'recorded date | completed | completion time | 提交答卷时间 | 提交时间 | 填写时间 | 答题时间 | 结束答题时间 | 完成时间',
    ].join(' '),
    email:
      'recipient email | respondent email | your email | your email address | what is your email | what is your email address | 您的邮箱 | 请填写您的邮箱 | 邮箱地址',
    phone: 'your phone number | 您的手机号 | 您的手机号码 | 您的联系电话 | 请填写您的手机号',
    platform_customer_id: 'external reference | external data reference | customer reference',
    question: 'question | question text | question title | frage | pregunta | domanda | 问题 | 题目 | 質問',
    answer:
      'answer | answer text | response | response text | antwort | reponse | respuesta | risposta | 答案 | 回答 | 选项 | 回答内容',
  },
};
