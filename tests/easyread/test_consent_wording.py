"""Consent is asked again when its wording changes: the words of each version are known by their digest."""


from easyread.welcoming import CONSENT_LINES

KEYS = (*(key for page in CONSENT_LINES for key in page), "consent_ask")
DIGESTS = {
    1: {
        "en": "c5325642d19f2e0a",
        "bn": "c99ee5fb551f0c59",
        "cy": "00134ccdb03f9c49",
        "so": "5bc713e0a16bee5c",
    }
}
