-- one row per word that shop platforms write for the state of an order | 每个表示订单状态的词一行
-- word: the word as written, in lower case | 原文，小写
-- status: paid, part_refunded, refunded, unpaid or cancelled | 归为哪种状态
SELECT unnest(words) AS word, status
FROM (
  VALUES
    ('paid', ['paid', 'partially_paid', 'partially paid', 'complete', 'completed', 'processing', 'fulfilled', 'shipped',
      'delivered', 'closed', 'success', 'succeeded', 'settled', 'captured', 'open', 'unfulfilled', 'partially_fulfilled',
      'bezahlt', 'abgeschlossen', 'versendet', 'versandt', 'geliefert', 'in bearbeitung',
      'payé', 'payée', 'paye', 'payee', 'terminé', 'terminée', 'expédié', 'expédiée', 'livré', 'livrée',
      'pagado', 'pagada', 'completado', 'completada', 'enviado', 'enviada', 'entregado', 'entregada',
      'pagato', 'pagata', 'completato', 'completata', 'spedito', 'spedita', 'consegnato', 'consegnata',
      '支払済み', '支払い済み', '完了', '発送済み', '出荷済み', '入金済み',
      '已付款', '已支付', '已完成', '交易成功', '已发货', '待发货', '买家已付款', '卖家已发货', '等待卖家发货', '已签收', '待收货', '完成']),
    ('part_refunded', ['partially_refunded', 'partially refunded', 'partial refund', 'part refunded', 'teilweise erstattet',
      'partiellement remboursé', 'partiellement remboursée', 'reembolsado parcialmente', 'reembolso parcial',
      'parzialmente rimborsato', '一部返金', '一部返金済み', '部分退款', '部分退货']),
    ('refunded', ['refunded', 'fully refunded', 'erstattet', 'rückerstattet', 'remboursé', 'remboursée', 'reembolsado',
      'reembolsada', 'rimborsato', 'rimborsata', '返金済み', '全額返金', '已退款', '退款成功', '全额退款', '退款完成']),
    ('unpaid', ['unpaid', 'pending', 'pending payment', 'pending_payment', 'awaiting payment', 'authorized', 'voided',
      'expired', 'failed', 'on-hold', 'on hold', 'draft', 'checkout-draft', 'declined', 'overdue',
      'unbezahlt', 'ausstehend', 'offen', 'fehlgeschlagen', 'en attente', 'en attente de paiement', 'impayé', 'échoué',
      'pendiente', 'pendiente de pago', 'fallido', 'in attesa', 'in attesa di pagamento', 'non pagato', 'fallito',
      '未払い', '支払い待ち', '保留中', '待付款', '未付款', '等待买家付款', '待支付', '未支付', '支付失败']),
    ('cancelled', ['cancelled', 'canceled', 'void', 'storniert', 'abgebrochen', 'annulé', 'annulée', 'cancelado', 'cancelada',
      'annullato', 'annullata', 'キャンセル', 'キャンセル済み', '已取消', '已关闭', '交易关闭', '取消', '订单关闭'])
) AS v (status, words)
