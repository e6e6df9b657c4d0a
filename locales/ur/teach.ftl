### استاد کے اپنے صفحے، پن کے پیچھے۔ بڑوں کے لیے۔

teach-who = کون پڑھا رہا ہے؟
teach-this-tablet = یہ ٹیبلٹ
teach-somebody-else = کوئی اور
teach-pin = اپنا پن لکھیں۔
teach-pin-checking = ایک لمحہ...
teach-pin-wrong = یہ اس اکاؤنٹ کا پن نہیں۔ پھر کوشش کریں۔
teach-pin-wait = یہ پن نہیں۔ اگلی کوشش سے پہلے { $seconds } سیکنڈ انتظار کریں۔
teach-pin-not-today = یہ اکاؤنٹ آج سبق شروع نہیں کرتا۔ دفتر سے پوچھیں۔
teach-class = کون سی جماعت؟
teach-class-none = اس اکاؤنٹ کی ابھی کوئی جماعت نہیں۔ دفتر سے کہیں کہ شامل کریں۔
teach-other-class = دوسری جماعت
teach-asking = ایک لمحہ...
teach-link-server = اسکول کے سرور سے۔
teach-link-here = سرور نہیں ہے: یہ ٹیبلٹ کمرے کے دوسروں کو بتاتا ہے۔
teach-link-none = سرور نہیں ہے۔ جو آپ شروع کریں وہ کمرے کے ٹیبلٹوں کو بتایا جاتا ہے اگر نیٹ ورک اجازت دے؛ ورنہ ہر ٹیبلٹ پر شروع کریں۔
teach-no-server = اسکول کا سرور جواب نہیں دیتا۔
teach-refused = سرور انکار کرتا ہے۔ یہ صفحہ بند کریں اور پن پھر لکھیں۔

## جماعت کا صفحہ

teach-start-now = ابھی شروع کریں
teach-carry-on = نشست پر واپس
teach-running = اس جماعت کے ساتھ ایک نشست چل رہی ہے۔
teach-no-lesson = اس ٹیبلٹ پر اس جماعت کی عمر کی کوئی کہانی نہیں۔
teach-lessons = کہانیاں
teach-lessons-all = سب کہانیاں
teach-lessons-none = یہاں کوئی کہانی نہیں ملتی۔ دوسرا موضوع آزمائیں۔
teach-topics = موضوع سے ڈھونڈیں
teach-short = دس منٹ یا کم
teach-minutes = { $minutes } منٹ
teach-eyes = ادھر دیکھیں
teach-eyes-off = کام پر واپس
teach-eyes-longer = دس منٹ
teach-told = اگر بچہ آپ کو بتائے
teach-taught = کیا پڑھایا گیا
teach-taught-line = اس تعلیمی سال پڑھائی گئی کہانیاں۔ لکیر: کہانی ہے، ابھی پڑھائی نہیں گئی۔

## ایک کہانی

teach-suit = موزوں بنائیں
teach-suit-line = یہ نشست یا اس ٹیبلٹ کے لیے ہے۔ کسی بچے کا نام نہیں لیا جاتا، اور بعد میں کچھ نہیں رہتا۔
teach-suit-symbols = علامتوں کے ساتھ
teach-suit-slower = آہستہ
teach-suit-fewer = کم انتخاب
teach-suit-larger = بڑے الفاظ
teach-suit-still = تصویریں ساکن
teach-suit-contrast = تیز تضاد
teach-suit-silent = بغیر آواز
teach-play-alone = پہلے خود کھیلیں
teach-cards = ہر کارڈ
teach-notes = استاد کے نوٹ
teach-start-here = صرف یہ ٹیبلٹ
teach-locked = بند ہے: پہلے ہر کارڈ دیکھیں
teach-approve = میں نے ہر کارڈ دیکھ لیا۔ ہمارے اسکول کے لیے کھولیں۔
teach-approve-read-on = آخری کارڈ تک پڑھیں؛ پھر آپ اسے اسکول کے لیے کھول سکتے ہیں۔
teach-approve-ask = یہ کہانی بند ہے۔ جو اسے کھول سکتا ہے، جیسے تحفظ کا ذمہ دار، پہلے ہر کارڈ دیکھتا ہے۔
teach-note-aim = یہ کس لیے ہے
teach-note-before = شروع کرنے سے پہلے
teach-note-ask-1 = پوچھنے کے لیے
teach-note-ask-2 = پوچھنے کے لیے
teach-note-ask-3 = پوچھنے کے لیے
teach-note-listen-for = یہ سنیں
teach-note-if-a-child-tells-you = اگر بچہ آپ کو بتائے
teach-note-without-tablets = ٹیبلٹ کے بغیر
teach-note-home = گھر کے لیے

## نشست

teach-session = نشست
teach-tablets-of = { $of } میں سے { $tablets } ٹیبلٹ آپ کے ساتھ ہیں۔
teach-tablets = { $tablets } ٹیبلٹ آپ کے ساتھ ہیں۔
teach-next = اگلا کارڈ
teach-another = دوسری کہانی
teach-bars = انہوں نے کیا چنا
teach-bars-none = ابھی دکھانے کو کچھ نہیں۔ سوال تب دکھایا جاتا ہے جب پانچ ٹیبلٹ جواب دے چکے ہوں۔
teach-bars-few = چند
teach-bars-line = جماعت کے حساب سے، ناموں کے بغیر۔ پانچ سے کم گنے نہیں جاتے؛ پٹیاں پانچ جوابوں کے قدم سے بڑھتی ہیں۔
teach-hall = ہال کے لیے
teach-hall-on = ہال کے لیے: جاری
teach-end = ختم کریں

## اگر بچہ آپ کو بتائے

teach-told-1 = سنیں۔ پرسکون رہیں۔ بچے کو اپنے لفظ کہنے دیں۔
teach-told-2 = کہیں: ”مجھے بتانے کا شکریہ۔ آپ نے ٹھیک کیا۔“
teach-told-3 = اسے راز رکھنے کا وعدہ نہ کریں۔ بتائیں کہ کسے جاننا ہے اور کیوں۔
teach-told-4 = سوال یا تفتیش نہ کریں۔ تصویریں نہ دیکھیں؛ کہیں کہ کچھ نہ مٹایا جائے۔
teach-told-5 = جلد از جلد بچے کے اپنے لفظ تاریخ اور وقت کے ساتھ لکھیں۔
teach-told-6 = آج ہی تحفظ کے ذمہ دار کو بتائیں؛ کوئی بچہ خطرے میں ہو تو فوراً۔

## نصاب کے حصے

strand-self-image = اپنی تصویر اور پہچان
strand-relationships = آن لائن رشتے
strand-reputation = آن لائن شہرت
strand-bullying = آن لائن ستانا
strand-information = آن لائن معلومات
strand-health = صحت، بہبود، طرزِ زندگی
strand-privacy = رازداری اور حفاظت
strand-copyright = حقوق اور ملکیت
