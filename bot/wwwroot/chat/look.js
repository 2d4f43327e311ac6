// Web Chat's looks, for light and dark. The same colours stand in chat.css; all pairs reach WCAG AA (4.5:1 for text).
window.SupportLook = dark => {
  const c = dark
    ? { back: '#16191d', soft: '#242a31', line: '#3a424c', text: '#e9ecef', faint: '#a7b0ba', accent: '#5cc8bd', onAccent: '#06201e', own: '#1c4f4b', onOwn: '#f1fbfa' }
    : { back: '#ffffff', soft: '#f1f4f5', line: '#d3dadd', text: '#1c2429', faint: '#56636c', accent: '#0b6a63', onAccent: '#ffffff', own: '#0b6a63', onOwn: '#ffffff' };
  return {
    accent: c.accent, subtle: c.faint, backgroundColor: c.back,
    primaryFont: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif", fontSizeSmall: '85%',
    rootHeight: '100%', rootWidth: '100%', paddingRegular: 12, paddingWide: 16,
    avatarSize: 0, botAvatarInitials: undefined, userAvatarInitials: undefined,
    bubbleBackground: c.soft, bubbleBorderColor: c.soft, bubbleTextColor: c.text, bubbleBorderRadius: 14, bubbleMaxWidth: 620, bubbleMinHeight: 40,
    bubbleFromUserBackground: c.own, bubbleFromUserBorderColor: c.own, bubbleFromUserTextColor: c.onOwn, bubbleFromUserBorderRadius: 14, bubbleFromUserMaxWidth: 520,
    bubbleNubSize: undefined, bubbleFromUserNubSize: undefined, bubbleImageMaxHeight: 320,
    groupTimestamp: 300000, timestampColor: c.faint, sendTimeout: 20000,
    sendBoxBackground: c.back, sendBoxTextColor: c.text, sendBoxPlaceholderColor: c.faint, sendBoxBorderTop: `1px solid ${c.line}`, sendBoxHeight: 56,
    sendBoxButtonColor: c.accent, sendBoxButtonColorOnHover: c.accent, sendBoxButtonColorOnFocus: c.accent, sendBoxButtonColorOnActive: c.accent,
    sendBoxButtonColorOnDisabled: c.faint, sendBoxButtonShadeColorOnHover: c.soft, sendBoxButtonShadeColorOnActive: c.line, sendBoxButtonShadeColorOnFocus: c.soft,
    sendBoxTextWrap: true, sendBoxMaxHeight: 160,
    suggestedActionLayout: 'flow', suggestedActionBackgroundColor: c.back, suggestedActionBorderColor: c.accent, suggestedActionTextColor: c.accent,
    suggestedActionBorderRadius: 20, suggestedActionBorderWidth: 1, suggestedActionHeight: 40,
    suggestedActionBackgroundColorOnHover: c.soft, suggestedActionBackgroundColorOnFocus: c.soft, suggestedActionBackgroundColorOnActive: c.line,
    suggestedActionTextColorOnHover: c.accent, suggestedActionTextColorOnFocus: c.accent, suggestedActionTextColorOnActive: c.accent,
    suggestedActionBackgroundColorOnDisabled: c.back, suggestedActionTextColorOnDisabled: c.faint,
    suggestedActionKeyboardFocusIndicatorBorderColor: c.accent, suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid', suggestedActionKeyboardFocusIndicatorInset: 3,
    transcriptActivityVisualKeyboardIndicatorColor: c.accent, transcriptVisualKeyboardIndicatorColor: c.accent, transcriptVisualKeyboardIndicatorWidth: 2,
    connectivityTextSize: '85%', failedConnectivity: c.faint, notificationText: c.text, notificationDefaultBackgroundColor: c.soft, notificationDefaultForegroundColor: c.text,
    scrollToEndButtonFontSize: '85%', cardEmphasisBackgroundColor: c.soft, cardPushButtonBackgroundColor: c.accent, cardPushButtonTextColor: c.onAccent,
    enableUploadThumbnail: false, uploadMultiple: true, uploadAccept: '.png,.jpg,.jpeg,.webp,.pdf,.txt,.log',
    markdownExternalLinkIconImage: '', hideScrollToEndButton: false, disableFileUpload: false, typingAnimationHeight: 20
  };
};
