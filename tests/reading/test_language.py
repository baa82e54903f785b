"""Languages are told where a text is not English; these sentences are ours."""

# ruff: noqa: E501 (a line a language)

import pytest

import onrecord
from onrecord.reading.language import _identifier, foreign_language

FOREIGN = {
    "de": "Der Rat von Tarn teilte am Montag mit, dass der Damm oberhalb der Stadt noch vor dem Frühjahr geleert wird und dass niemand sein Haus verlassen muss. „Wir haben Zeit“, sagte Oren Halvik.",
    "fr": "Le conseil de Tarn a annoncé lundi que le barrage situé au-dessus de la ville serait vidé avant le printemps et que personne ne devrait quitter sa maison. « Nous avons le temps », a dit Oren Halvik.",
    "es": "El consejo de Tarn anunció el lunes que la presa situada encima de la ciudad se vaciará antes de la primavera y que nadie tendrá que dejar su casa. «Hay tiempo», dijo Oren Halvik.",
    "it": "Il consiglio di Tarn ha annunciato lunedì che la diga sopra la città sarà svuotata prima della primavera e che nessuno dovrà lasciare la propria casa. «C'è tempo», ha detto Oren Halvik.",
    "pt": "O conselho de Tarn anunciou na segunda-feira que a barragem acima da cidade será esvaziada antes da primavera e que ninguém terá de deixar a sua casa. «Há tempo», disse Oren Halvik.",
    "nl": "De raad van Tarn heeft maandag laten weten dat de dam boven de stad nog voor het voorjaar wordt geleegd en dat niemand zijn huis hoeft te verlaten. „Er is tijd”, zei Oren Halvik.",
    "sv": "Rådet i Tarn meddelade i måndags att dammen ovanför staden ska tömmas före våren och att ingen behöver lämna sitt hem. ”Det finns tid”, sade Oren Halvik till dem som väntade.",
    "pl": "Rada miasta Tarn poinformowała w poniedziałek, że zapora powyżej miasta zostanie opróżniona przed wiosną i że nikt nie będzie musiał opuszczać domu. „Mamy czas”, powiedział Oren Halvik.",
    "ru": "Совет города Тарн сообщил в понедельник, что плотина над городом будет опорожнена до весны и что никому не придётся покидать свой дом. «Время есть», — сказал Орен Халвик.",
    "uk": "Рада міста Тарн повідомила в понеділок, що гребля над містом буде спорожнена до весни і що нікому не доведеться залишати свій дім. «Час є», — сказав Орен Галвік.",
    "tr": "Tarn belediye meclisi pazartesi günü yaptığı açıklamada kentin üzerindeki barajın bahardan önce boşaltılacağını ve kimsenin evini terk etmek zorunda kalmayacağını bildirdi. Oren Halvik zamanımız var dedi.",
    "ar": "أعلن مجلس تارن يوم الاثنين أن السد الواقع فوق المدينة سيفرغ قبل الربيع وأن أحدا لن يضطر إلى مغادرة منزله. وقال أورين هالفيك إن الوقت لا يزال متاحا أمام الجميع لإبداء الرأي.",
    "zh": "塔恩市议会星期一宣布，城市上方的水坝将在春天之前放空，任何人都不必离开自己的家。奥伦·哈尔维克说：“我们还有时间。”市议会还表示，将在下周公布详细的时间表，并邀请居民提出意见和建议。工程师们认为，水位必须在融雪之前降低，否则下游的村庄将面临危险。他们已经检查了所有的闸门，并准备了备用的水泵。",
    "el": "Το συμβούλιο του Ταρν ανακοίνωσε τη Δευτέρα ότι το φράγμα πάνω από την πόλη θα αδειάσει πριν από την άνοιξη και ότι κανείς δεν θα χρειαστεί να αφήσει το σπίτι του. «Υπάρχει χρόνος», είπε ο Όρεν.",
    "fi": "Tarnin kaupunginvaltuusto ilmoitti maanantaina, että kaupungin yläpuolella oleva pato tyhjennetään ennen kevättä ja että kenenkään ei tarvitse lähteä kodistaan. ”Aikaa on”, sanoi Oren Halvik odottaville.",
}  # fmt: skip

ENGLISH = {
    "plain": "The council of Tarn said on Monday that the dam above the town will be emptied before the spring, and that nobody has to leave.",
    "a heap of names": "Halvik, Marrow, Vessen, Tarn, Velm. " * 20,
    "results": "Vessen 2 Tarn 1 (Halvik 23, Marrow 45) Velm 0 Port Ansa 0 Upper Tarn 3 Lower Tarn 3 (Oster 4, 17, 80) " * 4,
    "short": "„Wir haben Zeit“, sagte Halvik.",
    "with much said in another language": (
        "The minister was asked about the dam, and said that it will be emptied. She had been in Tarn for two days. “Nous"
        " avons le temps de vider le barrage avant le printemps, et personne ne devra partir,” she said in French, which"
        " her office later translated for those who had not understood what she was saying about it."
    ),
    "empty": "",
}  # fmt: skip


@pytest.mark.parametrize("language", FOREIGN)
def test_language_is_told(language: str) -> None:
    assert foreign_language(FOREIGN[language]) == language


@pytest.mark.parametrize("name", ENGLISH)
def test_english_and_what_cannot_be_told_is_read(name: str) -> None:
    assert foreign_language(ENGLISH[name]) is None


def test_foreign_article_is_recorded_and_not_read(fake_extractor: object) -> None:
    article = onrecord.read_text(FOREIGN["fr"] + "\n\n“Le temps,” Ilse Marrow said.", outlet="Le Tarn")
    record = onrecord.extract(article)
    assert (record.attributions, record.model, record.unread) == ((), "unread:fr", "fr")
    assert record.article.language == "fr"
    record.check()
    assert onrecord.Record.from_dict(record.to_dict()) == record


def test_english_article_costs_no_model_of_languages() -> None:
    _identifier.cache_clear()
    assert foreign_language(ENGLISH["plain"] * 3) is None
    assert _identifier.cache_info().misses == 0
